import { describe, expect, it } from '@jest/globals';
import { clientModule, committedClient, formatted } from '../../tools/client.ts';
import { openApiDocument } from '../../tools/openapi.ts';

describe('client/api.ts', () => {
  it('is what the API document says; "npm run client" writes it anew', () => {
    expect(committedClient()).toBe(formatted(clientModule(openApiDocument('en'))));
  });
});
