import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { naming, renamed } from '../../support/naming.ts';
import { anewForEachTest, append, both, feed, kept, log, namesAt, renamesAt, run, running, statesOf, store, until } from '../../support/run-anew.ts';

anewForEachTest();

describe('a store that is away', () => {
  const pauses = () => kept.lines.filter(({ msg }) => msg.startsWith('projecting paused')).map(({ pause }) => pause);

  it('is tried again after pauses that grow, from what was written last; then all is as if nothing had happened', async () => {
    const runner = await run();
    const first = await append(renamed('Rijn'));
    await namesAt(runner, first);
    await renamesAt(runner, first);
    feed.opened.length = 0;
    let left = 2;
    store.failure = (projection) => (projection === 'naming' && left-- > 0 ? new StoreUnavailable('away') : undefined);
    const position = await append(renamed('Vliet'));
    expect(await namesAt(runner, position)).toStrictEqual(['Rijn', 'Vliet']);
    expect(await renamesAt(runner, position)).toBe(2);
    expect(pauses()).toStrictEqual([200, 400]);
    expect(feed.opened).toStrictEqual([first, first]);
    expect(await statesOf(runner)).toStrictEqual({ naming: 'live', counting: 'live' });
  });

  it('that holds the log: the pauses end with the first page that is read, and begin anew with the next failure', async () => {
    const runner = await run();
    await renamesAt(runner, await append(renamed('Rijn')));
    for (let times = 0; times < 2; times += 1) {
      feed.failure = new StoreUnavailable('away');
      const position = await append(renamed('Vliet'));
      await until(() => pauses().length === times + 1);
      feed.failure = undefined;
      await renamesAt(runner, position);
    }
    expect(pauses()).toStrictEqual([200, 200]);
  });

  it('is no poison', async () => {
    const runner = await run();
    store.failure = () => new StoreUnavailable('away');
    await append(renamed('Rijn'));
    await until(() => pauses().length > 0);
    expect(Object.values(await statesOf(runner))).not.toContain('stopped');
  });

  describe('to one read model', () => {
    const away = (name: string) => (name === 'naming' ? new StoreUnavailable('away') : undefined);
    const failing: readonly (readonly [string, () => void])[] = [
      [
        'that it does not write',
        () => {
          store.failure = away;
        },
      ],
      [
        'that it does not open',
        () => {
          store.openFailure = away;
        },
      ],
    ];

    it.each(failing)('%s, holds no other up; it catches up by itself when the store answers again', async (_, fail) => {
      const runner = await run();
      await renamesAt(runner, await append(renamed('Rijn')));
      fail();
      // More than one page, however large.
      const more = Array.from({ length: 2000 }, () => 'Vliet');
      for (let times = 0; times < 3; times += 1) await append(...more.map(renamed));
      expect(await renamesAt(runner, await log.head())).toBe(6001);
      expect(await statesOf(runner)).toStrictEqual({ naming: 'catching-up', counting: 'live' });
      await until(() => pauses().length >= 2);
      store.failure = () => undefined;
      store.openFailure = () => undefined;
      expect(await namesAt(runner, await append(renamed('Zijl')))).toStrictEqual(['Rijn', ...more, ...more, ...more, 'Zijl']);
      await until(async () => (await statesOf(runner)).naming === 'live');
      expect(await renamesAt(runner, await append(renamed('Maas')))).toBe(6003);
    });

    it('is told once for each pause, of that read model, and not for each page of the others', async () => {
      const runner = await run();
      await renamesAt(runner, await append(renamed('Rijn')));
      store.failure = away;
      for (let page = 0; page < 20; page += 1) await renamesAt(runner, await append(renamed('Vliet')));
      await until(() => pauses().length >= 3);
      expect(pauses().slice(0, 3)).toStrictEqual([200, 400, 800]);
      expect(new Set(kept.lines.filter(({ level }) => level >= 40).map(({ projections }) => String(projections)))).toStrictEqual(new Set(['naming']));
    });

    it('lets it be stopped amid its pause, and taken over by another node', async () => {
      const runner = new ProjectionRunner(feed, store, both, kept.logger, { leaseMs: 60_000, renewMs: 1 });
      running.push(runner);
      await runner.start();
      await renamesAt(runner, await append(renamed('Rijn')));
      store.failure = away;
      await renamesAt(runner, await append(renamed('Vliet')));
      await until(() => pauses().length > 0);
      const lease = store.lease.bind(store);
      store.lease = async (definition, ...asked) => (definition.name === naming.name ? undefined : lease(definition, ...asked));
      await until(async () => (await statesOf(runner)).naming === 'standby');
      expect(await renamesAt(runner, await append(renamed('Zijl')))).toBe(3);
      store.lease = lease;
      store.failure = () => undefined;
      expect(await namesAt(runner, await append(renamed('Maas')))).toStrictEqual(['Rijn', 'Vliet', 'Zijl', 'Maas']);
      await runner.stop();
      expect(feed.closed).toBe(feed.opened.length);
    });
  });
});
