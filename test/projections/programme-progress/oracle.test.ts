import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { ExistingPlacement, PlacementState } from '../../../domain/placement/state.ts';
import { CycleSlug, PartnershipId } from '../../../domain/shared/identifiers.ts';
import { addDays } from '../../../domain/shared/local-date.ts';
import type { Funnel } from '../../../projections/programme-progress/figures.ts';
import { programmeProgress } from '../../../projections/programme-progress/projection.ts';
import { progressIn } from '../../../projections/programme-progress/reading.ts';
import { shortagesIn } from '../../../projections/shortages/figures.ts';
import { shortages } from '../../../projections/shortages/projection.ts';
import { days, on } from '../../support/builders/placement.ts';
import { placementWalks } from '../../support/builders/placement-walks.ts';
import { placementIdOf, studentOf, type Told, toldOf } from '../../support/builders/places.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { walk, walksOf } from '../../support/walks.ts';

const year = { from: on('2025-08-01'), to: on('2026-07-31') };
/** Before and after the last days of offers. */
const lookedAt = [year.from, addDays(days.expires, 1), on('2027-01-01')];
const partners = [PartnershipId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000901'), PartnershipId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000902')] as const;

/** What the rules allow to one place, told of another student, day and partner, so that places share students. */
const place = fc
  .record({
    steps: walksOf(placementWalks),
    student: fc.integer({ min: 1, max: 3 }),
    offeredOn: fc.constantFrom('2025-07-31', '2025-08-01', '2026-07-31', '2026-08-01').map(on),
    partnershipId: fc.constantFrom(undefined, ...partners),
  })
  .map(({ steps, student, offeredOn, partnershipId }) => (number: number): readonly PlacementEvent[] => {
    const told: Told = { number, studentRef: studentOf(student), offeredOn, ...(partnershipId && { partnershipId }) };
    return walk(placement, steps).flatMap(({ events }) => events.map((event) => toldOf(event, told)));
  });
const stateAfter = (events: readonly PlacementEvent[]): PlacementState => events.reduce((state, event) => placement.evolve(state, event), placement.initial);

/** How far a place has come, also when it came to its end there: matched, agreed, started, completed, passed. */
function reached(state: ExistingPlacement): number {
  if (state.status === 'Completed') return state.result === 'sufficient' ? 5 : 4;
  if ('startedOn' in state) return 3;
  if ('amendments' in state) return 2;
  return 'candidate' in state && state.status !== 'Proposed' ? 1 : 0;
}
/** Every place is offered; of each student the furthest counts. */
function funnelOf(places: readonly ExistingPlacement[]): Funnel {
  const furthest = new Map<string, number>();
  for (const state of places) {
    if ('candidate' in state) furthest.set(state.candidate.studentRef, Math.max(reached(state), furthest.get(state.candidate.studentRef) ?? 0));
  }
  const from = (stage: number): number => [...furthest.values()].filter((each) => each >= stage).length;
  return { offered: places.length, matched: from(1), agreed: from(2), started: from(3), completed: from(4), passed: from(5) };
}
const sum = (parts: readonly Funnel[]): Funnel => {
  const of = (stage: keyof Funnel): number => parts.reduce((total, part) => total + part[stage], 0);
  return { offered: of('offered'), matched: of('matched'), agreed: of('agreed'), started: of('started'), completed: of('completed'), passed: of('passed') };
};

it('shows of a cycle what its places come to, one by one, and parts that add up', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 2, maxLength: 8 }), async (places) => {
      const lives = places.map((life, index) => life(index + 1));
      const history = lives.map((events, index) => happened('placement', placementIdOf(index + 1), ...events));
      const offered = lives
        .map(stateAfter)
        .filter((state) => state.status !== 'Absent' && state.offer.offeredOn >= year.from && state.offer.offeredOn <= year.to);
      const present = offered.filter((state) => state.status !== 'Absent' && state.status !== 'Withdrawn') as readonly ExistingPlacement[];
      const counted = present.filter(({ offer }) => offer.additional);

      const { total, cells, partners: found } = await progressIn(await foldedOnce(programmeProgress, ...history), { ...year, cells: [] });
      expect(total).toStrictEqual({ all: funnelOf(present), counted: funnelOf(counted) });
      expect({ all: sum(cells.map(({ all }) => all)), counted: sum(cells.map((cell) => cell.counted)) }).toStrictEqual(total);
      for (const { level, sector, kind, all } of cells) {
        const isHere = ({ offer }: ExistingPlacement) => offer.level === level && offer.sector === sector && (offer.kind === kind || kind === 'internship');
        expect(all.offered).toBe(present.filter(isHere).length);
      }
      for (const partner of partners) expect(found.get(partner)?.all.offered ?? 0).toBe(present.filter(({ offer }) => offer.partnershipId === partner).length);

      for (const today of lookedAt) {
        const open = offered.filter((state) => state.status === 'Offered' && state.offer.expiresOn >= today).length;
        const lacking = await shortagesIn(await foldedOnce(shortages, ...history), { ...year, slug: CycleSlug.parse('2025-2026') }, today);
        expect([lacking.total.places, lacking.cells.reduce((all, { places: here }) => all + here, 0)]).toStrictEqual([open, open]);
      }
      for (const { status } of offered) seen.add(status);
    }),
    { numRuns: 300, seed: 71 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['Offered', 'Expired', 'Withdrawn', 'Cancelled', 'Interrupted', 'Terminated', 'Completed']));
}, 60_000);
