import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { identities } from '../../../src/commanding/ids.ts';

it('an id from a name is its UUID of version 5 in the namespace of Stagepact, as the library makes it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (kind, name) => {
      expect(identities.of(kind, name)).toBe(v5(`${kind}:${name}`, 'a071a071-0000-5000-8000-57a6e9ac7071'));
    }),
  );
});

it('an id from a name stays what it was: imports find by it what they once made', () => {
  expect(identities.of('organisation', 'brin:97XA')).toBe('c94e4c7b-226f-51f1-bdad-adf887e9f5c9');
});
