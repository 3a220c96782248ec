import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recorded, scenarios } from '../support/eventstoredb/recording.ts';
import { replay } from '../support/eventstoredb/replay.ts';
import { EventStoreDbStandIn } from '../support/eventstoredb/stand-in.ts';

const STEP_TIMEOUT_MS = 20_000;

/**
 * What EventStoreDB 24.10.4 answered, step by step, is what the server answers that the other tests run against:
 * the real one at EVENTSTOREDB_URL if that is set, the stand-in if not.
 */
describe('answers as EventStoreDB 24.10.4 was recorded to', () => {
  let standIn: EventStoreDbStandIn | undefined;
  let url = process.env.EVENTSTOREDB_URL ?? '';

  beforeAll(async () => {
    if (url !== '') return;
    standIn = await EventStoreDbStandIn.start();
    url = standIn.url;
  });

  afterAll(async () => {
    await standIn?.stop();
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (name, scenario) => {
      expect(await replay(url, scenario, STEP_TIMEOUT_MS)).toStrictEqual(recorded[name]);
    },
    STEP_TIMEOUT_MS * 3,
  );
});
