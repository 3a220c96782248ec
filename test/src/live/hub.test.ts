import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LiveReader } from '../../../api/events/following.ts';
import { NotCaughtUp } from '../../../domain/ports/errors.ts';
import { type Position, positionOf, type StreamName, startPosition } from '../../../domain/ports/event-store.ts';
import type { ReadModels } from '../../../domain/ports/read-models.ts';
import { OrganisationId, Subject } from '../../../domain/shared/identifiers.ts';
import { auditHistory } from '../../../projections/audit-history/projection.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { LiveHub, type LivePace } from '../../../src/live/hub.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { appendAll } from '../../support/log.ts';
import { metadata, proposed } from '../../support/proposed.ts';
import { keepingLogger, WatchedFeed, WatchedReadStore } from '../../support/running.ts';
import { until } from '../../support/until.ts';

const stream = `organisation-${OrganisationId.example}` as StreamName;
const limits = { total: 10, perSubject: 10 };
const longMs = 60_000;

describe('the live hub', () => {
  let store: MemoryEventStore;
  let feed: WatchedFeed;
  let readStore: WatchedReadStore;
  let runner: ProjectionRunner;
  let hub: LiveHub;
  let told: ReturnType<typeof keepingLogger>;
  beforeEach(async () => {
    store = new MemoryEventStore();
    feed = new WatchedFeed(store);
    readStore = new WatchedReadStore();
    told = keepingLogger();
    runner = new ProjectionRunner(store, readStore, [auditHistory] as never, told.logger);
    await runner.start();
    hub = hubOn({});
  });
  afterEach(async () => {
    feed.gate.open();
    readStore.gate.open();
    await hub.close();
    await runner.stop();
    await store.close();
  });

  const hubOn = (pace: Partial<LivePace>): LiveHub => new LiveHub(feed, runner, told.logger, limits, { gatherMs: 0, pauseMs: 1, ...pace });
  let name = 0;
  const rename = (): Promise<Position> => {
    name += 1;
    return appendAll(store, stream, [
      proposed({ type: 'OrganisationRenamed', data: { name: `Naam ${name}`, occurredOn: '2026-11-20' }, metadata: metadata() }),
    ]);
  };
  /** Places of the entries of the next pages, until there are so many. */
  async function places(reader: LiveReader, count: number): Promise<readonly number[]> {
    const found: number[] = [];
    while (found.length < count) {
      if (reader.closed) throw new Error(`closed after ${found.length} entries`);
      found.push(...(await reader.next(longMs)).entries.map(({ _id }) => Number(_id)));
    }
    return found;
  }

  it('follows the log once for all who follow', async () => {
    const readers = await Promise.all(['a', 'b', 'c'].map((subject) => hub.open(subject, undefined)));
    const pages = Promise.all(readers.map((reader) => reader.next(longMs)));
    await rename();
    const [first, ...others] = await pages;
    for (const page of others) expect(page).toBe(first);
    expect(feed.opened).toStrictEqual([startPosition]);
  });

  it('answers nothing when nothing happens for so long, and goes on from there', async () => {
    await rename();
    const reader = await hub.open('a', undefined);
    expect(await reader.next(1)).toStrictEqual({ entries: [], position: reader.position });
    const next = places(reader, 1);
    await rename();
    expect(await next).toStrictEqual([2]);
  });

  it('gives everything after a position once and in order, from the log and then live', async () => {
    for (let count = 0; count < 250; count += 1) await rename();
    const reader = await hub.open('a', startPosition);
    const all = places(reader, 253);
    for (let count = 0; count < 3; count += 1) await rename();
    expect(await all).toStrictEqual(Array.from({ length: 253 }, (_, index) => index + 1));
  });

  it('waits for a position that this node has not seen yet, and gives nothing a second time that another node has given', async () => {
    await hub.close();
    hub = hubOn({ aheadMs: longMs });
    const opening = hub.open('a', positionOf(2));
    await rename();
    await until(() => feed.heads > 2);
    expect(await Promise.race([opening, 'waiting'])).toBe('waiting');
    for (let count = 0; count < 3; count += 1) await rename();
    expect(await places(await opening, 2)).toStrictEqual([3, 4]);
  });

  it('counts a position that does not come as the end of the log, as that was when it was asked', async () => {
    await hub.close();
    hub = hubOn({ aheadMs: 200 });
    await rename();
    const opening = hub.open('a', positionOf(1000));
    await until(() => feed.heads > 1);
    await rename();
    const reader = await opening;
    expect(reader.position).toBe(positionOf(1));
    expect(await places(reader, 1)).toStrictEqual([2]);
  });

  it('does not wait any longer for such a position when it is closed', async () => {
    await hub.close();
    hub = hubOn({ aheadMs: longMs });
    const opening = hub.open('a', positionOf(1000));
    await until(() => feed.heads > 1);
    await hub.close();
    expect((await opening).closed).toBe(true);
  });

  it('keeps nothing for a reader that takes nothing: what it missed it finds in the log', async () => {
    await hub.close();
    hub = hubOn({ recent: { entries: 5, bytes: 1_000_000 } });
    let caughtUp = 0;
    hub.onCatchUp = () => {
      caughtUp += 1;
    };
    const [slow, fast] = [await hub.open('slow', undefined), await hub.open('fast', undefined)];
    for (let count = 0; count < 30; count += 1) {
      await rename();
      expect(await places(fast, 1)).toStrictEqual([count + 1]);
    }
    expect(caughtUp).toBe(0);
    expect(await places(slow, 30)).toStrictEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(caughtUp).toBe(1);
    const [next] = [places(slow, 1), await rename()];
    expect(await next).toStrictEqual([31]);
  });

  it('waits until the audit history has the entries', async () => {
    const reader = await hub.open('a', undefined);
    readStore.gate.close();
    const next = places(reader, 1);
    await rename();
    await readStore.gate.arrived;
    readStore.gate.open();
    expect(await next).toStrictEqual([1]);
  });

  it('tries again after the log was away, and leaves nothing out', async () => {
    const reader = await hub.open('a', undefined);
    feed.failure = new Error('away');
    const next = places(reader, 2);
    await rename();
    await until(() => told.lines.some(({ msg }) => msg.startsWith('the live history paused')));
    await rename();
    feed.failure = undefined;
    expect(await next).toStrictEqual([1, 2]);
  });

  it('leaves nothing out that it had read when the audit history failed', async () => {
    await hub.close();
    let failures = 1;
    const failing: ReadModels = {
      collection: (...asked) => {
        failures -= 1;
        return failures < 0 ? runner.collection(...asked) : Promise.reject(new NotCaughtUp('not there'));
      },
    };
    hub = new LiveHub(feed, failing, told.logger, limits, { gatherMs: 0, pauseMs: 1 });
    const reader = await hub.open('a', undefined);
    const next = places(reader, 1);
    await rename();
    expect(await next).toStrictEqual([1]);
  });

  const subject = Subject.example;
  const revoke = (): Promise<Position> => {
    const data = { subject, role: 'employer', organisationId: OrganisationId.example, reason: 'left', revokedBy: 'manager-1', occurredOn: '2026-11-20' };
    return appendAll(store, `membership-${subject}` as StreamName, [proposed({ type: 'MembershipRevoked', data, metadata: metadata() })]);
  };

  it('ends the streams of a person whose memberships change, and only those', async () => {
    const [theirs, others] = [await hub.open(subject, undefined), await hub.open('somebody-else', undefined)];
    const ended = theirs.next(longMs);
    await revoke();
    await ended;
    expect([theirs.closed, others.closed]).toStrictEqual([true, false]);
  });

  it('ends no stream that was opened behind such a change, however late it comes to that', async () => {
    feed.gate.close();
    const others = await hub.open('somebody-else', undefined);
    await revoke();
    const theirs = await hub.open(subject, undefined);
    feed.gate.open();
    await rename();
    expect([await places(others, 2), await places(theirs, 1)]).toStrictEqual([[1, 2], [2]]);
  });

  it('tells nothing behind such a change to who finds it in the log before all others have come to it, and what was before the stream was opened does not end it', async () => {
    await hub.close();
    hub = hubOn({ gatherMs: longMs });
    await revoke();
    const others = await hub.open('somebody-else', undefined);
    const live = places(others, 1);
    await rename();
    expect(await live).toStrictEqual([2]);
    const [theirs, before] = [await hub.open(subject, startPosition), await hub.open(subject, startPosition)];
    expect(await places(before, 2)).toStrictEqual([1, 2]);
    await revoke();
    await rename();
    expect([(await theirs.next(longMs)).entries, theirs.closed, others.closed]).toStrictEqual([[], true, false]);
  });

  it('lets one person open so many places and no more, also when they come at once', async () => {
    await hub.close();
    hub = new LiveHub(feed, runner, told.logger, { total: 4, perSubject: 2 });
    let turnedAway = 0;
    hub.onTurnedAway = () => {
      turnedAway += 1;
    };
    const opened = await Promise.allSettled(['a', 'a', 'a', 'b', 'b', 'c'].map((subject) => hub.open(subject, undefined)));
    const codes = opened.map((answer) => (answer.status === 'fulfilled' ? 'open' : answer.reason.code));
    expect(codes).toStrictEqual(['open', 'open', 'TooManyStreams', 'open', 'open', 'Overloaded']);
    expect([hub.readers, turnedAway]).toStrictEqual([4, 2]);
  });

  it('gives the place back when the log cannot say where it ends', async () => {
    await store.close();
    await expect(hub.open('a', undefined)).rejects.toThrow('closed');
    expect(hub.readers).toBe(0);
  });

  it('stops following when nobody follows any more, and begins again with the next', async () => {
    const reader = await hub.open('a', undefined);
    const ended = places(reader, 1);
    await rename();
    await ended;
    reader.close();
    await until(() => hub.following === false);
    await rename();
    const next = await hub.open('b', undefined);
    const entries = places(next, 1);
    await rename();
    expect(await entries).toStrictEqual([3]);
  });

  it('wakes who waits when it is closed', async () => {
    const reader = await hub.open('a', undefined);
    const waiting = reader.next(longMs);
    await hub.close();
    expect(await waiting).toStrictEqual({ entries: [], position: startPosition });
    expect(reader.closed).toBe(true);
    await expect(hub.open('a', undefined)).rejects.toMatchObject({ code: 'Overloaded' });
  });
});
