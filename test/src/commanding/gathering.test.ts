import { expect, it } from '@jest/globals';
import { GatheredFacts, type Sources } from '../../../src/commanding/facts/gathering.ts';
import type { Lookups } from '../../../src/commanding/facts/lookups.ts';

const nobody = { keyOf: () => undefined, appended: () => undefined };
const command = { type: 'ProposeCandidate' };

/** Facts that ask for one organisation and one student, and how often each was looked up. */
function counted() {
  const asked: string[] = [];
  const lookups = {
    stateOf: async (aggregate: string, id: string) => asked.push(`${aggregate} ${id}`),
    placementsOf: async (student: string) => asked.push(`student ${student}`),
  } as unknown as Lookups;
  const sources: Sources = {
    placement: ({ stateOf, placementsOf }) => ({ ProposeCandidate: async () => [await stateOf('organisation', '1'), await placementsOf('st-1')] }),
  };
  return { facts: new GatheredFacts(sources, lookups, nobody), asked };
}

it('what several steps of one decision ask for is looked up once', async () => {
  const { facts, asked } = counted();
  const decision = {};
  const first = await facts.of('placement', command, undefined, '7', decision);
  expect(await facts.of('placement', command, undefined, '7', decision)).toStrictEqual(first);
  expect(asked).toStrictEqual(['organisation 1', 'student st-1']);
});

it('every decision looks anew', async () => {
  const { facts, asked } = counted();
  await facts.of('placement', command, undefined, '7', {});
  await facts.of('placement', command, undefined, '7', {});
  expect(asked).toStrictEqual(['organisation 1', 'student st-1', 'organisation 1', 'student st-1']);
});

it('a command without a source needs no facts', async () => {
  const { facts, asked } = counted();
  expect(await facts.of('placement', { type: 'ExpireOffer' }, undefined, '7', {})).toBeUndefined();
  expect(await facts.of('organisation', command, undefined, '7', {})).toBeUndefined();
  expect(asked).toStrictEqual([]);
});
