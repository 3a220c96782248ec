import type { InformationDayEvent } from '../../domain/information-day/events.ts';
import type { OrganisationEvent } from '../../domain/organisation/events.ts';
import { type Evidence, evidenceKey, fairs } from '../../domain/partnership/fulfilment.ts';
import type { PlacementEvent, PlacementKeys } from '../../domain/placement/events.ts';
import type { ProgrammeCycleEvent } from '../../domain/programme-cycle/events.ts';
import type { OfType } from '../../domain/shared/event.ts';
import type { OrganisationId } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { schoolYearOf } from '../../domain/shared/school-year.ts';
import { counting, placeKey, recounting, withCorrected, withDay, withStarted } from './counting.ts';
import { type Counting, isConcluded, isOrganisation, type OrganisationDocument, organisationKey, type PartnerProgrammeDocument } from './document.ts';
import { changing, type Fold, type Folds, type Held, organisationIn, partnershipIn } from './folds.ts';
import { begun, dayHeld, demandReported, isStanding, withdrawn } from './organisation.ts';

type PlaceEvent = OfType<PlacementEvent, 'PlaceOffered' | 'OfferWithdrawn' | 'PlacementStarted' | 'PlacementCompleted' | 'RecordCorrected'>;
type StandingEvent = OfType<OrganisationEvent, 'ContactAdded' | 'ContactWithdrawn' | 'RecognitionRecorded' | 'RecognitionWithdrawn'>;
type EvidenceEvent =
  | PlaceEvent
  | StandingEvent
  | OfType<OrganisationEvent, 'OrganisationRenamed' | 'OrganisationDeactivated'>
  | OfType<InformationDayEvent, 'InformationDayHeld'>
  | OfType<ProgrammeCycleEvent, 'DemandReported'>;

/** Most places are under no partnership, and then it is nothing. */
const placed = ({ partnershipId }: PlacementKeys): readonly string[] => (partnershipId === undefined ? [] : [partnershipId]);
const ofPlace = <D extends PlacementKeys>(change: (known: Counting, data: D) => Counting): Fold<D> => ({
  keys: placed,
  evolve: (data, _, held) => placed(data).flatMap((id) => changing(held, id, (known) => change(known, data))),
});
/** Only told, and nothing is listed by it. */
const inYield = (field: 'offered' | 'completed', more: 1 | -1): Fold<PlacementKeys> => ({
  keys: placed,
  evolve: (data, _, held) =>
    placed(data).flatMap((id) => {
      const known = partnershipIn(held, id);
      return known === undefined ? [] : [{ ...known, [field]: known[field] + more }];
    }),
});

const partnershipsOf = (held: Held, keys: readonly string[]): readonly string[] => {
  const organisations = keys.map((key) => held.get(key)).filter(isOrganisation);
  return [...new Set(organisations.flatMap(({ partnerships }) => partnerships))];
};

/** Every concluded partnership of the organisations; one that is concluded later counts for itself. */
const told = (held: Held, organisations: readonly OrganisationDocument[], change: (known: Counting) => Counting): readonly PartnerProgrammeDocument[] => {
  const partnerships = new Set(organisations.flatMap(({ partnerships: ids }) => ids));
  return [...partnerships].flatMap((id) => changing(held, id, (known) => (isConcluded(known) ? change(known) : known)));
};
const changed = (held: Held, organisations: readonly OrganisationDocument[]): readonly OrganisationDocument[] =>
  organisations.filter((organisation) => held.get(organisation._id) !== organisation);

/** What an organisation has named or obtained, with all that is known under the key of each: it may have come and gone before. */
function standingAfter(held: Held, next: OrganisationDocument, ...standing: readonly Evidence[]): readonly PartnerProgrammeDocument[] {
  const all = Map.groupBy(next.evidence, evidenceKey);
  const keys = [...new Set(standing.map(evidenceKey))];
  const recounted = (known: Counting): Counting => keys.reduce((before, key) => recounting(before, key, all.get(key) ?? []), known);
  return [...changed(held, [next]), ...told(held, [next], recounted)];
}

const standing = <D>(evidenceOf: (data: D, organisationId: OrganisationId) => Parameters<typeof begun>[1], change: typeof begun): Fold<D> => ({
  keys: (_, id) => [organisationKey(id)],
  related: (_, id, held) => partnershipsOf(held, [organisationKey(id)]),
  evolve(data, id, held) {
    const evidence = evidenceOf(data, id as OrganisationId);
    return standingAfter(held, change(organisationIn(held, organisationKey(id), id), evidence), evidence);
  },
});

const contact = (data: OfType<StandingEvent, 'ContactAdded' | 'ContactWithdrawn'>['data'], organisationId: OrganisationId) =>
  ({ type: 'contact-named', organisationId, role: data.role, contactRef: data.contactRef, on: data.occurredOn }) as const;

type HeldDay = OfType<InformationDayEvent, 'InformationDayHeld'>['data'];
/** Of those who came, a fair has the companies that were counted there. */
function heldDay({ informationDayId, kind, hostId, institutionIds, attendance, heldOn }: HeldDay): Extract<Evidence, { type: 'information-day-held' }> {
  const came = attendance.perOrganisation.flatMap(({ organisationId, attendees }) => (attendees > 0 ? [organisationId] : []));
  const companies = fairs.includes(kind) ? came : [];
  return { type: 'information-day-held', informationDayId, kind, hosts: [hostId], institutions: institutionIds, companies, on: heldOn };
}
const visited = (data: HeldDay): readonly OrganisationId[] => {
  const { hosts, institutions, companies } = heldDay(data);
  return [...new Set([...hosts, ...institutions, ...companies])];
};

/** What happens elsewhere and fulfils commitments. */
export const evidenceFolds: Folds<EvidenceEvent> = {
  PlaceOffered: inYield('offered', 1),
  /** A place that the employer took back counts nowhere. */
  OfferWithdrawn: inYield('offered', -1),
  PlacementStarted: ofPlace((known, { placementId, kind, employerId: employer, institutionId: institution, level, sector, occurredOn }) => {
    const sort = { schoolYear: schoolYearOf(occurredOn), kind, employer, ...(institution !== undefined && { institution }), level, sector };
    return { ...known, started: withStarted(known.started, sort, placeKey(placementId)) };
  }),
  PlacementCompleted: inYield('completed', 1),
  RecordCorrected: ofPlace((known, { placementId, field, new: value, sector }) => {
    const started = withCorrected(known.started, placeKey(placementId), (sort) => ({
      ...sort,
      sector,
      ...(field === 'startedOn' && { schoolYear: schoolYearOf(value as LocalDate) }),
    }));
    return started === known.started ? known : { ...known, started };
  }),

  InformationDayHeld: {
    keys: (data) => visited(data).map(organisationKey),
    related: (data, _, held) => partnershipsOf(held, visited(data).map(organisationKey)),
    evolve(data, _, held) {
      const day = heldDay(data);
      const organisations = visited(data).map((id) => dayHeld(organisationIn(held, organisationKey(id), id), day, id));
      return [...changed(held, organisations), ...told(held, organisations, (known) => withDay(counting(known, day), day))];
    },
  },
  DemandReported: {
    keys: ({ institutionId }) => [organisationKey(institutionId)],
    related: ({ institutionId }, _, held) => partnershipsOf(held, [organisationKey(institutionId)]),
    evolve({ institutionId, level, sector, period }, _, held) {
      const evidence = { type: 'demand-reported', institution: institutionId, level, sector, schoolYear: schoolYearOf(period.from) } as const;
      const school = demandReported(organisationIn(held, organisationKey(institutionId), institutionId), evidence);
      return [...changed(held, [school]), ...told(held, [school], (known) => counting(known, evidence))];
    },
  },

  ContactAdded: standing(contact, begun),
  ContactWithdrawn: standing(contact, withdrawn),
  RecognitionRecorded: standing(({ crebo, verifiedAt }, organisationId) => ({ type: 'recognition-obtained', organisationId, crebo, on: verifiedAt }), begun),
  RecognitionWithdrawn: standing(
    ({ crebo, occurredOn }, organisationId) => ({ type: 'recognition-obtained', organisationId, crebo, on: occurredOn }),
    withdrawn,
  ),
  /** Nobody stands for an organisation that takes part no more, and no recognition of it is of use. */
  OrganisationDeactivated: {
    keys: (_, id) => [organisationKey(id)],
    related: (_, id, held) => partnershipsOf(held, [organisationKey(id)]),
    evolve({ occurredOn: on }, id, held) {
      const known = organisationIn(held, organisationKey(id), id);
      const standing = known.evidence.filter(isStanding);
      return standingAfter(
        held,
        standing.reduce((next, each) => withdrawn(next, { ...each, on }), known),
        ...standing,
      );
    },
  },
  OrganisationRenamed: {
    keys: (_, id) => [organisationKey(id)],
    related: (_, id, held) => partnershipsOf(held, [organisationKey(id)]),
    evolve: ({ name }, id, held) =>
      partnershipsOf(held, [organisationKey(id)]).flatMap((partnership) =>
        changing(held, partnership, (known) => ({
          ...known,
          parties: known.parties.map((party) => (party.organisationId === id ? { ...party, name } : party)),
        })),
      ),
  },
};
