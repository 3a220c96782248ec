import type { Evolutions } from '../shared/decider.ts';
import type { OfType } from '../shared/event.ts';
import type { ContactRef, OrganisationId, ProgrammeCode } from '../shared/identifiers.ts';
import type { InformationDayKind } from '../shared/lists.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { SchoolYear } from '../shared/school-year.ts';
import type { Activity, BusinessParkNetworkEvent } from './events.ts';

/** A time of belonging; without `until` it is live. Left and rejoined, both remain. */
export type Membership = Readonly<{ organisationId: OrganisationId; since: LocalDate; until?: LocalDate }>;
export type Link = Membership & Readonly<{ programmes: readonly ProgrammeCode[] }>;
type Planned = Readonly<{ schoolYear: SchoolYear; kind: InformationDayKind; institutionId: OrganisationId }>;

type Established = Omit<OfType<BusinessParkNetworkEvent, 'NetworkEstablished'>['data'], 'occurredOn'>;
type Details = Established &
  Readonly<{
    establishedOn: LocalDate;
    members: readonly Membership[];
    links: readonly Link[];
    coordinator?: ContactRef;
    rhythm: readonly Activity[];
    planned: readonly Planned[];
  }>;

export type BusinessParkNetworkState =
  | Readonly<{ status: 'Absent' }>
  | (Readonly<{ status: 'Active' }> & Details)
  | (Readonly<{ status: 'Dissolved'; dissolvedOn: LocalDate }> & Details);

export type ActiveNetwork = Extract<BusinessParkNetworkState, { status: 'Active' }>;

export const noBusinessParkNetwork: BusinessParkNetworkState = { status: 'Absent' };

export const isLive = ({ until }: Membership): boolean => until === undefined;

const change = (state: BusinessParkNetworkState, next: (details: Details) => Partial<Details>): BusinessParkNetworkState =>
  state.status === 'Absent' ? state : { ...state, ...next(state) };

const ended = <M extends Membership>(list: readonly M[], organisationId: OrganisationId, until: LocalDate): readonly M[] =>
  list.map((membership) => (membership.organisationId === organisationId && isLive(membership) ? { ...membership, until } : membership));

export const businessParkNetworkEvolutions: Evolutions<BusinessParkNetworkEvent, BusinessParkNetworkState> = {
  NetworkEstablished: (_, { occurredOn: establishedOn, ...established }) => ({
    status: 'Active',
    ...established,
    establishedOn,
    members: [],
    links: [],
    rhythm: [],
    planned: [],
  }),
  CompanyJoinedNetwork: (state, { organisationId, since }) => change(state, ({ members }) => ({ members: [...members, { organisationId, since }] })),
  CompanyLeftNetwork: (state, { organisationId, occurredOn }) => change(state, ({ members }) => ({ members: ended(members, organisationId, occurredOn) })),
  InstitutionLinked: (state, { organisationId, programmes, occurredOn }) =>
    change(state, ({ links }) => ({ links: [...links, { organisationId, since: occurredOn, programmes }] })),
  InstitutionProgrammesChanged: (state, { organisationId, programmes }) =>
    change(state, ({ links }) => ({
      links: links.map((link) => (link.organisationId === organisationId && isLive(link) ? { ...link, programmes } : link)),
    })),
  InstitutionUnlinked: (state, { organisationId, occurredOn }) => change(state, ({ links }) => ({ links: ended(links, organisationId, occurredOn) })),
  CoordinatorNamed: (state, { contactRef }) => change(state, () => ({ coordinator: contactRef })),
  RhythmSet: (state, { activities }) => change(state, () => ({ rhythm: activities })),
  SchoolYearPlanned: (state, { schoolYear, days }) =>
    change(state, ({ planned }) => ({ planned: [...planned, ...days.map(({ kind, institutionId }) => ({ schoolYear, kind, institutionId }))] })),
  NetworkDissolved: (state, { occurredOn }) => (state.status === 'Absent' ? state : { ...state, status: 'Dissolved', dissolvedOn: occurredOn }),
};
