import { describe, expect, it } from '@jest/globals';
import { positionOf, type Revision, type StreamName, streamName } from '../../../domain/ports/event-store.ts';
import type { Folded, Taken } from '../../../src/commanding/loading.ts';
import { StateCache } from '../../../src/commanding/state-cache.ts';

const named = (name: string): StreamName => streamName('thing', name);
const folded = (commands: number): Folded<string> => ({
  state: '',
  revision: 0 as Revision,
  position: positionOf(1),
  taken: new Map(Array.from({ length: commands }, (_, command) => [`${command}`, { fingerprint: '', revision: command as Revision } satisfies Taken])),
});
const kept = (cache: StateCache, names: string): string => [...names].filter((name) => cache.get(named(name)) !== undefined).join('');

describe('the cache of states', () => {
  it('holds so many commands, not so many aggregates: a long stream takes the place of many short ones', () => {
    const cache = new StateCache(60);
    for (const name of 'abcdefg') cache.set(named(name), folded(1));
    for (const name of 'lm') cache.set(named(name), folded(27));
    expect(kept(cache, 'abcdefglm')).toBe('lm');
  });

  it('counts the state itself as much as three commands', () => {
    const cache = new StateCache(8);
    for (const name of 'abc') cache.set(named(name), folded(1));
    expect(kept(cache, 'abc')).toBe('bc');
  });
});
