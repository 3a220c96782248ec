import type { StateOf } from '../../domain/aggregates.ts';
import { NetworkId, PartnershipId } from '../../domain/shared/identifiers.ts';
import { partnershipRegister } from '../../projections/partnership-register.ts';
import { programmeCycleRegister } from '../../projections/programme-cycle-register.ts';
import type { Tally } from '../../projections/programme-progress/figures.ts';
import { programmeProgress } from '../../projections/programme-progress/projection.ts';
import { type Part, progressIn } from '../../projections/programme-progress/reading.ts';
import { allOf } from '../../projections/shared/all-of.ts';
import { shortagesIn } from '../../projections/shortages/figures.ts';
import { shortages } from '../../projections/shortages/projection.ts';
import { identified } from '../http/listing.ts';
import { Problem } from '../http/problem.ts';
import type { Call } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';

type Cycle = Exclude<StateOf<'programmeCycle'>, { status: 'Absent' }>;

async function cycleOf({ readModels }: ApiParts, { params: { id = '' }, consistency }: Call): Promise<Cycle> {
  const state = (await (await readModels.collection(programmeCycleRegister, consistency)).get([id])).get(id)?.document.state;
  if (state === undefined || state.status === 'Absent') throw new Problem('NotFound');
  return state;
}

/**
 * The figures against a target: `gap` is what is still to be offered, `realised` what has started and `toRealise` what has still to start.
 * A target that was passed shows as a number below 0.
 */
const measured = (target: number, { counted, all }: Tally) => ({
  target,
  counted,
  all,
  gap: target - counted.offered,
  realised: counted.started,
  toRealise: target - counted.started,
});

const bySize = (a: Tally, b: Tally): number => b.counted.offered - a.counted.offered || b.all.offered - a.all.offered;
const bySizeOf = (tallies: ReadonlyMap<string, Tally>) => [...tallies].sort(([, a], [, b]) => bySize(a, b));

const heading = ({ slug, name, status, from, to }: Cycle) => ({ slug, name, state: status, from, to });
const frozen = (cycle: Cycle) => (cycle.status === 'Closed' ? { closing: { closedOn: cycle.closedOn, figures: cycle.figures } } : {});

/** The partnerships that the caller may know of; undefined: every one. */
async function partnershipsOf({ readModels }: ApiParts, { reach, consistency }: Call): Promise<ReadonlySet<string> | undefined> {
  const scope = reach('partnerships:read');
  if (scope === 'all') return undefined;
  const collection = await readModels.collection(partnershipRegister, consistency);
  return new Set((await allOf(collection, { index: 'byParty', where: { party: scope.organisations } })).map(({ _id }) => _id));
}

async function progressAnswer(parts: ApiParts, call: Call): Promise<object> {
  const cycle = await cycleOf(parts, call);
  const { from, to, totalTarget } = cycle;
  const part: Part = call.query;
  const known = await partnershipsOf(parts, call);
  if (part.partnershipId !== undefined && known?.has(part.partnershipId) === false) throw new Problem('NotFound');
  const collection = await parts.readModels.collection(programmeProgress, call.consistency);
  const progress = await progressIn(collection, { from, to, cells: Object.values(cycle.cells) }, part);
  // Targets are set for cells as a whole: a part of one is not measured against them.
  const whole = part.networkId === undefined && part.partnershipId === undefined;
  return {
    ...heading(cycle),
    ...part,
    total: whole ? measured(totalTarget, progress.total) : progress.total,
    cells: progress.cells.map(({ target, level, sector, kind, ...tally }) => ({ level, sector, kind, ...(whole ? measured(target, tally) : tally) })),
    parks: bySizeOf(progress.parks).map(([networkId, tally]) => ({ networkId, name: progress.parkNames.get(networkId), ...tally })),
    partners: bySizeOf(progress.partners).flatMap(([partnershipId, tally]) => (known?.has(partnershipId) === false ? [] : [{ partnershipId, ...tally }])),
    ...frozen(cycle),
  };
}

/** What comes of a cycle: the funnel and the gap, and where students are more than places. Neither is a list: their size is bounded by the cells. */
export const progressRoutes = (parts: ApiParts): readonly Route[] => [
  {
    method: 'get',
    path: '/programme-cycles/:id/progress',
    action: 'programme-cycles:progress',
    query: { networkId: identified(NetworkId), partnershipId: identified(PartnershipId) },
    handle: async (call) => ({ status: 200, body: await progressAnswer(parts, call) }),
  },
  {
    method: 'get',
    path: '/programme-cycles/:id/shortages',
    action: 'programme-cycles:shortages',
    query: {},
    handle: async (call) => {
      const cycle = await cycleOf(parts, call);
      const collection = await parts.readModels.collection(shortages, call.consistency);
      return { status: 200, body: { ...heading(cycle), ...(await shortagesIn(collection, cycle, parts.clock.today())) } };
    },
  },
];
