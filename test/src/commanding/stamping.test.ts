import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '../../../domain/aggregates.ts';
import type { CommandContext } from '../../../domain/ports/commanding.ts';
import type { EventMetadata } from '../../../domain/shared/event.ts';
import { stamped } from '../../../src/commanding/stamping.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import { fixedClock } from '../../support/application.ts';
import { addContact, by, deactivate, handlerOn, register, rename, step } from '../../support/handling.ts';

describe('the metadata of events', () => {
  let store: MemoryEventStore;
  let id: string;
  beforeEach(() => {
    store = new MemoryEventStore();
    id = randomUUID();
  });
  const written = async (): Promise<readonly EventMetadata[]> =>
    (await store.read(streamOf('organisation', id), { limit: 100 })).map(({ metadata }) => metadata);

  it('says who did it, when, and by which command', async () => {
    const registering = step(register());
    const actor = { subject: 'coordinator-7', role: 'coordinator', organisation: '0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11' };
    await handlerOn(store).handle('organisation', id, [registering], by({ actor, correlationId: 'request-1' }));
    expect(await written()).toStrictEqual([
      {
        commandId: registering.commandId,
        commandHash: registering.fingerprint,
        correlationId: 'request-1',
        causationId: registering.commandId,
        actor,
        recordedAt: fixedClock.now(),
        schemaVersion: 1,
      },
    ]);
  });

  it('carries a chain on: the correlation of the request, and what caused the command', async () => {
    const handler = handlerOn(store);
    const registering = step(register());
    await handler.handle('organisation', id, [registering], by({ correlationId: 'request-1' }));
    const [first] = await store.read(streamOf('organisation', id), { limit: 1 });
    const cause = first?.id as string;
    await handler.handle('organisation', id, [step(rename('Rijn techniek')), step(addContact('ct-1'))], by({ correlationId: 'request-1', causationId: cause }));
    expect((await written()).map(({ correlationId, causationId }) => [correlationId, causationId])).toStrictEqual([
      ['request-1', registering.commandId],
      ['request-1', cause],
      ['request-1', cause],
    ]);
  });

  it('tells the steps of one append apart', async () => {
    const steps = [step(register()), step(rename('Rijn techniek'))];
    await handlerOn(store).handle('organisation', id, steps, by());
    expect((await written()).map(({ commandId, commandHash }) => [commandId, commandHash])).toStrictEqual(
      steps.map(({ commandId, fingerprint }) => [commandId, fingerprint]),
    );
  });

  it('names the row of the file that an import took it from', async () => {
    const origin = { file: 'organisaties.csv', row: 12, sha256: 'ab'.repeat(32) };
    await handlerOn(store).handle('organisation', id, [step(register())], by({ import: origin }));
    expect((await written())[0]?.import).toStrictEqual(origin);
  });

  it('holds the reason: of the command where it states one, else of the request', async () => {
    const handler = handlerOn(store);
    await handler.handle('organisation', id, [step(register()), step(deactivate())], by({ reason: 'asked by telephone' }));
    expect((await written()).map(({ reason }) => reason)).toStrictEqual(['asked by telephone', 'merged']);
  });

  it('has no field where there is nothing to say', () => {
    const context: CommandContext = { actor: { subject: 'a', role: 'b' }, correlationId: 'c' };
    const stamp = { commandId: 'd', fingerprint: 'e', command: { reason: 7 }, recordedAt: 'f', schemaVersion: 3 };
    expect(Object.keys(stamped(context, stamp)).sort()).toStrictEqual(
      ['actor', 'causationId', 'commandHash', 'commandId', 'correlationId', 'recordedAt', 'schemaVersion'].sort(),
    );
    expect(stamped(context, stamp).schemaVersion).toBe(3);
  });
});
