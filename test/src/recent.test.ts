import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Recent } from '../../src/recent.ts';

type Value = Readonly<{ name: string; weight: number }>;
const recent = (capacity: number): Recent<string, Value> => new Recent(capacity, ({ weight }) => weight);
const value = (name: string, weight = 1): Value => ({ name, weight });
const kept = (cache: Recent<string, Value>, names: string): string => [...names].filter((name) => cache.get(name) !== undefined).join('');

describe('what was used recently', () => {
  it('is given back as it was given, until it is to be forgotten', () => {
    const cache = recent(10);
    const state = value('a');
    cache.set('a', state);
    expect(cache.get('a')).toBe(state);
    cache.forget('a');
    cache.forget('b');
    expect(cache.get('a')).toBeUndefined();
  });

  it('stays, and what was not used goes', () => {
    const cache = recent(6);
    for (const name of 'abcde') cache.set(name, value(name));
    expect(cache.get('a')?.name).toBe('a');
    cache.set('f', value('f'));
    expect(kept(cache, 'abcdef')).toBe('adef');
  });

  it('is newer in the place of older, and weighs once', () => {
    const cache = recent(2);
    cache.set('a', value('a'));
    cache.set('a', value('newer'));
    cache.set('b', value('b'));
    expect(cache.get('a')?.name).toBe('newer');
    cache.set('b', value('newer'));
    cache.forget('b');
    expect(kept(cache, 'ab')).toBe('a');
  });

  it('counts by its weight', () => {
    const cache = recent(20);
    for (const name of 'abcdefgh') cache.set(name, value(name));
    cache.set('l', value('heavy', 9));
    cache.set('m', value('heavy too', 9));
    expect(kept(cache, 'abcdefghlm')).toBe('lm');
  });

  it('is not kept where it would leave no room for others, nor is the older one in its place', () => {
    const cache = recent(20);
    cache.set('a', value('a'));
    cache.set('l', value('more than half of it', 11));
    expect(kept(cache, 'al')).toBe('a');
    cache.set('a', value('grown to more than half of it', 11));
    expect(kept(cache, 'a')).toBe('');
  });

  it('can be cleared', () => {
    const cache = recent(4);
    for (const name of 'abc') cache.set(name, value(name));
    cache.clear();
    expect(kept(cache, 'abc')).toBe('');
    for (const name of 'de') cache.set(name, value(name));
    expect(kept(cache, 'de')).toBe('de');
  });

  it('never weighs more than it may, whatever is done with it', () => {
    const step = fc.record({ name: fc.constantFrom(...'abcdefgh'), weight: fc.integer({ min: 1, max: 12 }), done: fc.constantFrom('set', 'get', 'forget') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const cache = recent(20);
        for (const { name, weight, done } of steps) {
          if (done === 'get') cache.get(name);
          else if (done === 'forget') cache.forget(name);
          else {
            cache.set(name, value(name, weight));
            expect(cache.get(name) !== undefined).toBe(weight <= 10);
          }
        }
        // Each name is looked at once: what looking moves out is not counted twice.
        const held = [...'abcdefgh'].map((name) => cache.get(name)?.weight ?? 0);
        expect(held.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(20);
      }),
    );
  });
});
