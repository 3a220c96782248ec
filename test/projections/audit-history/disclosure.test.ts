import { describe, expect, it } from '@jest/globals';
import { entryView } from '../../../api/audit/view.ts';
import { noSight, sightOf } from '../../../domain/access/disclosure.ts';
import type { HeldRole } from '../../../domain/access/policy.ts';
import type { AggregateName } from '../../../domain/aggregates.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { type AuditDocument, auditHistory, isEntry } from '../../../projections/audit-history/projection.ts';
import { employerId, historiesOf, institutionId, studentRef } from '../../support/builders/placement.ts';
import { walkables } from '../../support/builders/walkables.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { placementEntries } from '../../support/stories.ts';
import { someWalks } from '../../support/walks.ts';

/** The types of the entries in which somebody is shown the student. */
async function shown(held: readonly HeldRole[], ...histories: readonly (readonly PlacementEvent[])[]): Promise<readonly string[]> {
  const entries = await placementEntries(...histories);
  return entries.flatMap((entry) => (JSON.stringify(entryView(entry, { language: 'nl', sight: sightOf(held) })).includes(studentRef) ? [entry.type] : []));
}

describe('the history of a placement shows its student', () => {
  const { Completed } = historiesOf();
  const all = ['CandidateProposed', 'MatchMade', 'PlacementStarted'];
  it.each<[who: string, held: HeldRole, types: readonly string[]]>([
    ['a programme manager', { role: 'programme-manager' }, all],
    ['an auditor', { role: 'auditor' }, all],
    ['the institution', { role: 'institution', organisationId: institutionId }, all],
    ['the company, from the match on', { role: 'employer', organisationId: employerId }, ['MatchMade', 'PlacementStarted']],
    ['an administrator not', { role: 'administrator' }, []],
  ])('to %s', async (_, held, types) => expect(await shown([held], Completed)).toStrictEqual(types));

  it('to the institution of a candidate that was turned down, and to no other that comes after it', async () => {
    const { Proposed } = historiesOf();
    const proposed = Proposed.at(-1) as Extract<(typeof Proposed)[number], { type: 'CandidateProposed' }>;
    const { criterion: _, otherPlacements: __, ...keys } = proposed.data;
    const history = [...Proposed, { type: 'CandidateRejected', data: { ...keys, reason: 'no-response' } } as const];
    expect(await shown([{ role: 'institution', organisationId: institutionId }], history)).toStrictEqual(['CandidateProposed', 'CandidateRejected']);
    expect(await shown([{ role: 'institution', organisationId: '0b0f2a50-6f2e-5b8e-9d5e-000000000099' }], history)).toStrictEqual([]);
    expect(await shown([{ role: 'employer', organisationId: employerId }], history)).toStrictEqual([]);
  });

  it('and tells the rest in whole sentences', async () => {
    const entries = await placementEntries(historiesOf().Active);
    const told = entries.map((entry) => entryView(entry, { language: 'nl', sight: noSight }).sentence);
    expect(told).toEqual(
      expect.arrayContaining([
        'De student van mboRijnland is voorgesteld bij Vliet zorggroep, gekozen op: aansluiting bij de opleiding.',
        'Alle partijen zijn akkoord: de student gaat naar Vliet zorggroep.',
        'De student is op 2026-02-02 begonnen bij Vliet zorggroep.',
      ]),
    );
  });
});

describe('whoever needs nothing', () => {
  it.each(Object.entries(walkables))('finds no reference in any history of %s', async (aggregate, walkable) => {
    const lives = someWalks(walkable, 120).map((steps, number) =>
      happened(
        aggregate as AggregateName,
        `0b0f2a50-6f2e-5b8e-9d5e-${String(number).padStart(12, '0')}`,
        ...(steps.flatMap(({ events }) => events) as never[]),
      ),
    );
    const collection = await foldedOnce<AuditDocument>(auditHistory, ...lives);
    const ids = lives.flat().map(({ stream }) => stream);
    expect(ids.length).toBeGreaterThan(0);
    for (const stream of new Set(ids)) {
      const { items } = await collection.find({ index: 'byStream', where: { stream }, limit: 1000 });
      const views = items.filter(isEntry).map((entry) => entryView(entry, { language: 'en', sight: noSight }));
      for (const view of views) expect(JSON.stringify(view)).not.toMatch(/\b(st|ct)-[A-Za-z0-9]/);
      for (const { sentence } of views) expect(String(sentence)).not.toMatch(/[{}]|undefined/);
    }
  });
});
