import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { informationDayNaturalKey } from '../../../domain/information-day/kinds.ts';
import type { CommandHandler } from '../../../domain/ports/commanding.ts';
import { ConcurrencyConflict, StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type EventStore, type Revision, streamName } from '../../../domain/ports/event-store.ts';
import type { ReadStore } from '../../../domain/ports/read-store.ts';
import type { EventMetadata } from '../../../domain/shared/event.ts';
import { InformationDayId, OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { Json } from '../../../domain/shared/json.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { ProjectionRunner } from '../../../src/projecting/runner.ts';
import { reactionsOf } from '../../../src/reacting/reactions.ts';
import { MemoryReadStore } from '../../../src/read-store/memory/memory-read-store.ts';
import { associationId, networkId, otherSchoolId, planSchoolYear, schoolId } from '../../support/builders/business-park-network.ts';
import { knownFacts, planDay } from '../../support/builders/information-day.ts';
import { DoubtingStore } from '../../support/doubting-store.ts';
import { by, handlerOn, noFacts } from '../../support/handling.ts';
import { metadata } from '../../support/proposed.ts';

/** A handler to which every host, institution and park is known. */
const knowingAll = (store: EventStore): CommandHandler => handlerOn(store, { ...noFacts, of: async () => knownFacts });

const { schoolYear, occurredOn } = planSchoolYear();
const stream = streamName('businessParkNetwork', networkId);
const dayIdOf = (institutionId: OrganisationId): InformationDayId =>
  InformationDayId.parse(
    identities.of(
      'informationDay',
      informationDayNaturalKey({ kind: 'institution-at-park', schoolYear, networkId, hostId: associationId, institutionIds: [institutionId] }),
    ),
  );
const atPark = (institutionId: OrganisationId) => ({
  informationDayId: dayIdOf(institutionId),
  kind: 'institution-at-park',
  networkId,
  hostId: associationId,
  institutionId,
  preferredMonth: 10,
});
const both = [schoolId, otherSchoolId];

/** A network has planned its school year; whoever did so may have crashed right after. */
async function planned(events: EventStore, change: Partial<EventMetadata> = {}, institutions: readonly OrganisationId[] = both): Promise<string> {
  const { length } = await events.read(stream, { limit: 100 });
  const id = randomUUID();
  const data = { networkId, schoolYear, days: institutions.map(atPark), occurredOn } as unknown as { readonly [key: string]: Json };
  await events.append(stream, length === 0 ? 'no-stream' : ((length - 1) as Revision), [
    { id, type: 'SchoolYearPlanned', data, metadata: metadata({ correlationId: 'correlation-1', ...change }) },
  ]);
  return id;
}

describe('the plan of a school year', () => {
  const stopping: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stopping.splice(0)) await stop();
  });

  const logged: object[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => logged.push(JSON.parse(line)) });

  /** Reacts to everything that has been written so far. */
  async function reacting(events: MemoryEventStore, { commands = knowingAll(events) as CommandHandler, readStore = new MemoryReadStore() as ReadStore } = {}) {
    const [reaction] = reactionsOf(commands, logger);
    if (reaction === undefined) throw new Error('no reaction');
    const reactor = new ProjectionRunner(events, readStore, [reaction], logger);
    await reactor.start();
    stopping.push(() => reactor.stop());
    return { reactor, reacted: async () => reactor.collection(reaction, await events.head()) };
  }
  const dayOf = (events: EventStore, institutionId: OrganisationId) => events.read(streamName('informationDay', dayIdOf(institutionId)), { limit: 10 });
  const dayCounts = async (events: EventStore) => Promise.all(both.map(async (institution) => (await dayOf(events, institution)).length));

  it('leads to each of its days, by whoever planned it and because of it', async () => {
    const events = new MemoryEventStore();
    const actor = { subject: 'park-7', role: 'park-association', organisation: associationId };
    const { reacted } = await reacting(events);
    const causationId = await planned(events, { actor });
    await reacted();
    const [day, ...others] = await dayOf(events, schoolId);
    expect(others).toStrictEqual([]);
    expect(day).toMatchObject({
      type: 'InformationDayPlanned',
      data: {
        informationDayId: dayIdOf(schoolId),
        kind: 'institution-at-park',
        schoolYear,
        networkId,
        hostId: associationId,
        institutionIds: [schoolId],
        preferredMonth: 10,
        occurredOn,
      },
      metadata: { actor, correlationId: 'correlation-1', causationId, commandId: identities.of('reaction', `${causationId} ${dayIdOf(schoolId)}`) },
    });
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('leads to its days also after a crash right behind it', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    expect(await dayCounts(events)).toStrictEqual([0, 0]);
    const { reacted } = await reacting(events);
    await reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('leads to each day once, also when everything is gone through again from the beginning', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    for (const _ of [1, 2]) await (await reacting(events)).reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('leads to each day once when the crash comes between the days and the checkpoint', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    const readStore = new MemoryReadStore();
    let away = true;
    const failing = new Proxy(readStore, {
      get: (target, name) =>
        name !== 'open'
          ? (Reflect.get(target, name) as { bind?(to: object): unknown }).bind?.(target)
          : async (definition: Parameters<ReadStore['open']>[0]) => {
              const collection = await target.open(definition);
              const write = async (batch: Parameters<typeof collection.write>[0]) => {
                if (away) throw new StoreUnavailable('the disk is full');
                return collection.write(batch);
              };
              return Object.assign(Object.create(collection), { write, get: collection.get.bind(collection), checkpoint: () => collection.checkpoint() });
            },
    });
    const first = await reacting(events, { readStore: failing });
    while ((await dayCounts(events)).includes(0)) await new Promise(setImmediate);
    await first.reactor.stop();
    away = false;
    expect(await (await readStore.open({ name: 'reaction-information-days-planned', version: 1, indexes: [] })).checkpoint()).toBe('0'.repeat(20));
    await (await reacting(events, { readStore })).reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it.each([
    ['the store is away', () => new StoreUnavailable('away')],
    ['others are writing to the day all the time', () => new ConcurrencyConflict(streamName('informationDay', dayIdOf(schoolId)), 'no-stream', 0 as Revision)],
  ])('waits while %s, and goes on by itself', async (_, problem) => {
    const events = new MemoryEventStore();
    await planned(events);
    const handler = knowingAll(events);
    let left = 2;
    const commands = {
      handle: (...asked: Parameters<CommandHandler['handle']>) => {
        left -= 1;
        return left >= 0 ? Promise.reject(problem()) : handler.handle(...asked);
      },
    } as unknown as CommandHandler;
    const { reacted } = await reacting(events, { commands });
    await reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('leads to the day also when the answer of the first try was lost', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    const doubting = new DoubtingStore(events);
    doubting.losesAnswer = true;
    await (await reacting(events, { commands: knowingAll(doubting) })).reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('passes over a day that was planned otherwise before, and says so', async () => {
    const events = new MemoryEventStore();
    const otherwise = planDay({ informationDayId: dayIdOf(schoolId), schoolYear, networkId, hostId: OrganisationId.parse(OrganisationId.example) });
    await knowingAll(events).handle('informationDay', dayIdOf(schoolId), [{ commandId: randomUUID(), fingerprint: 'by hand', command: otherwise }], by());
    const causationId = await planned(events);
    logged.length = 0;
    const { reacted, reactor } = await reacting(events);
    await reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
    expect(logged).toContainEqual(expect.objectContaining({ causationId, informationDayId: dayIdOf(schoolId), code: 'AlreadyExists' }));
    expect((await reactor.status()).map(({ state }) => state)).not.toContain('stopped');
  });

  it('leads to nothing more for a day that is there already as it was planned', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    await planned(events, {}, [schoolId]);
    await (await reacting(events)).reacted();
    expect(await dayCounts(events)).toStrictEqual([1, 1]);
  });

  it('stops, for everybody to see, at an error that nobody foresaw', async () => {
    const events = new MemoryEventStore();
    await planned(events);
    const commands = { handle: () => Promise.reject(new TypeError('a mistake of ours')) } as unknown as CommandHandler;
    const { reacted, reactor } = await reacting(events, { commands });
    await expect(reacted()).rejects.toThrow('is stopped');
    expect(await reactor.status()).toMatchObject([{ name: 'reaction-information-days-planned', state: 'stopped' }]);
  });
});
