import type { PlacementEvent } from '../domain/placement/events.ts';
import { kinds } from '../domain/placement/kinds.ts';
import type { Documents, Projection, Recorded } from '../domain/ports/projection.ts';
import type { OfType } from '../domain/shared/event.ts';
import { addYears, type LocalDate } from '../domain/shared/local-date.ts';
import { type RegisterDocument, register } from './shared/register.ts';

/** Every organisation as its own stream tells it. */
const organisations = register({
  name: 'organisation-directory',
  version: 3,
  aggregate: 'organisation',
  indexes: [
    { name: 'all', fields: [], sort: 'name' },
    { name: 'byKind', fields: ['kind'], sort: 'name' },
    { name: 'byMunicipality', fields: ['municipality'], sort: 'name' },
    { name: 'byKindAndMunicipality', fields: ['kind', 'municipality'], sort: 'name' },
    { name: 'byKindAndSector', fields: ['kind', 'sector'], sort: 'name' },
    { name: 'byKvk', fields: ['kvk'], sort: 'name' },
    { name: 'byRecognisedCrebo', fields: ['crebo'], sort: 'name' },
  ],
  fields: (state) => {
    const recognised = Object.entries(state.recognitions).filter(([, { status }]) => status === 'recognised');
    return {
      name: state.name,
      kind: state.kind,
      municipality: state.municipality,
      kvk: state.kvk,
      sector: state.sectors,
      crebo: recognised.map(([crebo]) => crebo),
    };
  },
});

/** The last day on which a BPV is known to have run at a company, and the day on which its recognitions lapse because of that. */
type Training = Readonly<{ lastBpvOn?: LocalDate; lapsesOn?: LocalDate }>;
export type OrganisationDocument = RegisterDocument<'organisation'> & Training;

/** A recognition lapses four years after the last BPV (law). */
const yearsWithoutBpv = 4;

type BpvEvent = OfType<PlacementEvent, 'PlacementStarted' | 'PeriodEnded' | 'PlacementTerminated'>;
/** The events that say that a BPV ran on their day. */
const bpvTypes: ReadonlySet<string> = new Set<BpvEvent['type']>(['PlacementStarted', 'PeriodEnded', 'PlacementTerminated']);
const isBpvEvent = (event: Recorded['event']): event is BpvEvent => bpvTypes.has(event.type);

function trained({ data: { kind, employerId, occurredOn } }: BpvEvent, documents: Documents<OrganisationDocument>): readonly OrganisationDocument[] {
  const known = documents.get(employerId);
  if (known === undefined || !kinds[kind].bpv || (known.lastBpvOn !== undefined && known.lastBpvOn >= occurredOn)) return [];
  return [{ ...known, lastBpvOn: occurredOn, lapsesOn: addYears(occurredOn, yearsWithoutBpv) }];
}

/** Every organisation with its recognitions, its contact roles and its last BPV, by name. */
export const organisationDirectory: Projection<OrganisationDocument> = {
  ...organisations,
  types: new Set([...organisations.types, ...bpvTypes]),
  keys: (recorded) => (isBpvEvent(recorded.event) ? [recorded.event.data.employerId] : organisations.keys(recorded)),
  evolve(recorded, documents) {
    if (isBpvEvent(recorded.event)) return trained(recorded.event, documents);
    return organisations.evolve(recorded, documents).map((document) => {
      const { lastBpvOn, lapsesOn } = documents.get(document._id) ?? {};
      return { ...document, ...(lastBpvOn && { lastBpvOn }), ...(lapsesOn && { lapsesOn }) };
    });
  },
};
