import type { PlacementEvent } from '../domain/placement/events.ts';
import { kinds } from '../domain/placement/kinds.ts';
import type { CorrectableField } from '../domain/placement/lists.ts';
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

type BpvEvent = OfType<PlacementEvent, 'PlacementStarted' | 'PeriodEnded' | 'PlacementTerminated' | 'RecordCorrected'>;
/** The events that say that a BPV ran on a day. */
const bpvTypes: ReadonlySet<string> = new Set<BpvEvent['type']>(['PlacementStarted', 'PeriodEnded', 'PlacementTerminated', 'RecordCorrected']);
const daysOfBpv: readonly CorrectableField[] = ['startedOn', 'endedOn', 'terminatedOn'];
const isBpvEvent = (event: Recorded['event']): event is BpvEvent => bpvTypes.has(event.type);

const ranOn = ({ type, data }: BpvEvent): LocalDate | undefined =>
  type !== 'RecordCorrected' ? data.occurredOn : daysOfBpv.includes(data.field) ? (data.new as LocalDate) : undefined;

/** A day that is put right to an earlier one is kept: which other BPV was the last before it is not remembered. */
function trained(event: BpvEvent, documents: Documents<OrganisationDocument>): readonly OrganisationDocument[] {
  const { kind, employerId } = event.data;
  const on = ranOn(event);
  const known = documents.get(employerId);
  if (on === undefined || known === undefined || !kinds[kind].bpv || (known.lastBpvOn !== undefined && known.lastBpvOn >= on)) return [];
  return [{ ...known, lastBpvOn: on, lapsesOn: addYears(on, yearsWithoutBpv) }];
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
