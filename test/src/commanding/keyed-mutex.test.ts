import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { KeyedMutex } from '../../../src/commanding/keyed-mutex.ts';

/** Work that goes on until it is told to end. */
function pending<T>(): { readonly done: Promise<T>; end(value: T): void; fail(error: Error): void } {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { done: promise, end: resolve, fail: reject };
}

describe('the mutex', () => {
  it('runs work under one key one after the other, in the order in which it was asked', async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} starts`);
      await nextTurn();
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all(['a', 'b', 'c'].map((name) => mutex.run('key', work(name))))).toStrictEqual(['a', 'b', 'c']);
    expect(log).toStrictEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('lets work under other keys go on beside it', async () => {
    const mutex = new KeyedMutex();
    const first = pending<string>();
    const running = mutex.run('one', () => first.done);
    expect(await mutex.run('other', async () => 'done')).toBe('done');
    first.end('first');
    expect(await running).toBe('first');
  });

  it('goes on after work that failed, and tells the failure to who asked for it only', async () => {
    const mutex = new KeyedMutex();
    const first = pending<never>();
    const failing = mutex.run('key', () => first.done);
    const next = mutex.run('key', async () => 'next');
    first.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
    await expect(
      mutex.run('key', () => {
        throw new Error('broken before it began');
      }),
    ).rejects.toThrow('broken before it began');
    expect(await mutex.run('key', async () => 'after')).toBe('after');
  });

  it('can be taken for one key inside another', async () => {
    const mutex = new KeyedMutex();
    const both = (number: number) => mutex.run('outer', () => mutex.run(`inner ${number % 2}`, async () => number));
    expect(await Promise.all([1, 2, 3, 4].map(both))).toStrictEqual([1, 2, 3, 4]);
  });
});
