import { describe, expect, it } from '@jest/globals';
import { positionOf, type Revision, type StreamName, streamName } from '../../../domain/ports/event-store.ts';
import type { Folded, Taken } from '../../../src/commanding/loading.ts';
import { StateCache } from '../../../src/commanding/state-cache.ts';

const named = (name: string): StreamName => streamName('thing', name);
const folded = (state: string, commands = 1): Folded<string> => ({
  state,
  revision: 0 as Revision,
  position: positionOf(1),
  taken: new Map(Array.from({ length: commands }, (_, command) => [`${command}`, { fingerprint: '', revision: command as Revision } satisfies Taken])),
});
const kept = (cache: StateCache, names: string): string => [...names].filter((name) => cache.get(named(name)) !== undefined).join('');

describe('the cache of states', () => {
  it('gives back what it was given, and forgets what it is told to', () => {
    const cache = new StateCache(10);
    const state = folded('a');
    cache.set(named('a'), state);
    expect(cache.get(named('a'))).toBe(state);
    cache.forget(named('a'));
    cache.forget(named('b'));
    expect(cache.get(named('a'))).toBeUndefined();
  });

  it('lets go of what was not used for longest', () => {
    const cache = new StateCache(3);
    for (const name of 'abc') cache.set(named(name), folded(name));
    cache.get(named('a'));
    cache.set(named('b'), folded('newer'));
    cache.set(named('d'), folded('d'));
    expect(kept(cache, 'abcd')).toBe('abd');
    expect(cache.get(named('b'))?.state).toBe('newer');
  });

  it('holds so many commands, not so many aggregates: a long stream takes the place of many short ones', () => {
    const cache = new StateCache(10);
    for (const name of 'abcdefgh') cache.set(named(name), folded(name));
    cache.set(named('l'), folded('long', 7));
    expect(kept(cache, 'abcdefghl')).toBe('fghl');
    cache.set(named('l'), folded('longer', 9));
    expect(kept(cache, 'abcdefghl')).toBe('hl');
    cache.set(named('m'), folded('longer than all of it', 11));
    expect(kept(cache, 'hlm')).toBe('');
    for (const name of 'abcdefghij') cache.set(named(name), folded(name));
    expect(kept(cache, 'abcdefghij')).toBe('abcdefghij');
  });

  it('counts a state of no commands as one', () => {
    const cache = new StateCache(2);
    for (const name of 'abc') cache.set(named(name), folded(name, 0));
    expect(kept(cache, 'abc')).toBe('bc');
  });
});
