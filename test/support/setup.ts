import 'reflect-metadata';
import { beforeEach, expect, jest } from '@jest/globals';

// Among ES modules jest does not make this global itself, though its types promise it.
Object.assign(globalThis, { jest });

// A test that asserts nothing proves nothing: it fails.
beforeEach(() => {
  expect.hasAssertions();
});
