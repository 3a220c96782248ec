import type { BusinessParkNetworkEvent } from '../../domain/business-park-network/events.ts';
import { informationDay } from '../../domain/information-day/decider.ts';
import { type InformationDayEvent, informationDayCodec } from '../../domain/information-day/events.ts';
import type { OrganisationEvent } from '../../domain/organisation/events.ts';
import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { Documents, Projection, Recorded } from '../../domain/ports/projection.ts';
import type { OfType } from '../../domain/shared/event.ts';
import { idOf } from '../shared/id-of.ts';
import { type Beside, type CalendarDay, calendarDay, type ExistingDay, type Named } from './document.ts';

/** What an organisation or park is called, and the days that it has a part in: they are told of a new name. */
type Called = Readonly<{ _id: string; called?: string; days: readonly string[] }>;
type CalendarDocument = CalendarDay | Called;
type Held = Documents<CalendarDocument>;

type NamingEvent = OfType<OrganisationEvent | BusinessParkNetworkEvent, 'OrganisationRegistered' | 'OrganisationRenamed' | 'NetworkEstablished'>;
type YieldEvent = OfType<PlacementEvent, 'PlaceOffered' | 'OfferWithdrawn' | 'PlacementStarted'>;
type DayPlanned = OfType<InformationDayEvent, 'InformationDayPlanned'>;

const naming: Readonly<Record<NamingEvent['type'], true>> = { OrganisationRegistered: true, OrganisationRenamed: true, NetworkEstablished: true };
/** What an event about a place that has the day as its origin adds to the day's yield. */
const yielding: Readonly<Record<YieldEvent['type'], (day: Beside) => Partial<Beside>>> = {
  PlaceOffered: ({ placesOffered }) => ({ placesOffered: placesOffered + 1 }),
  OfferWithdrawn: ({ placesOffered }) => ({ placesOffered: placesOffered - 1 }),
  PlacementStarted: ({ placesStarted }) => ({ placesStarted: placesStarted + 1 }),
};

const isNaming = (event: Recorded['event']): event is NamingEvent => Object.hasOwn(naming, event.type);
const isYield = (event: Recorded['event']): event is YieldEvent => Object.hasOwn(yielding, event.type);
const isPlanned = (event: Recorded['event']): event is DayPlanned => event.type === 'InformationDayPlanned';

const nameId = (id: string): string => `name:${id}`;
const namedIn = ({ networkId, hostId, institutionIds }: DayPlanned['data']): readonly string[] => [
  ...new Set([...(networkId === undefined ? [] : [networkId]), hostId, ...institutionIds]),
];

const called = (id: string, documents: Held): Called => (documents.get(nameId(id)) as Called | undefined) ?? { _id: nameId(id), days: [] };
const dayOf = (id: string, documents: Held): CalendarDay | undefined => documents.get(id) as CalendarDay | undefined;

/** Planned again after it was cancelled, a day still has what came of it before. */
function planned({ data }: DayPlanned, before: CalendarDay | undefined, documents: Held): Beside {
  const named = <Id extends string>(id: Id): Named<Id> => {
    const { called: name } = called(id, documents);
    return { id, ...(name !== undefined && { name }) };
  };
  const { networkId, hostId, institutionIds, preferredMonth } = data;
  return {
    ...(networkId !== undefined && { network: named(networkId) }),
    host: named(hostId),
    institutions: institutionIds.map(named),
    ...(preferredMonth !== undefined && { preferredMonth }),
    placesOffered: before?.placesOffered ?? 0,
    placesStarted: before?.placesStarted ?? 0,
  };
}

/** Planning is the first that happens to a day; what is beside it stays. */
const besideOf = ({ network, host, institutions, preferredMonth, placesOffered, placesStarted }: CalendarDay): Beside => ({
  ...(network !== undefined && { network }),
  host,
  institutions,
  ...(preferredMonth !== undefined && { preferredMonth }),
  placesOffered,
  placesStarted,
});

function dayChanged(recorded: Recorded, documents: Held): readonly CalendarDocument[] {
  const { event, revision, metadata } = recorded;
  const id = idOf(recorded);
  const before = dayOf(id, documents);
  const state = informationDay.evolve(before?.state ?? informationDay.initial, event as InformationDayEvent);
  const beside = isPlanned(event) ? planned(event, before, documents) : besideOf(before as CalendarDay);
  const day = calendarDay({ _id: id, revision, state: state as ExistingDay }, beside, metadata.recordedAt);
  if (!isPlanned(event)) return [day];
  return [day, ...namedIn(event.data).map((name) => ({ ...called(name, documents), days: [...new Set([...called(name, documents).days, id])] }))];
}

function renamed(recorded: Recorded, name: string, documents: Held): readonly CalendarDocument[] {
  const id = idOf(recorded);
  const known = called(id, documents);
  const rename = <Id extends string>(one: Named<Id>): Named<Id> => (one.id === id ? { ...one, name } : one);
  const days = known.days.flatMap((day) => dayOf(day, documents) ?? []);
  return [
    { ...known, called: name },
    ...days.map((day) => ({
      ...day,
      ...(day.network !== undefined && { network: rename(day.network) }),
      host: rename(day.host),
      institutions: day.institutions.map(rename),
    })),
  ];
}

function yielded({ type, data }: YieldEvent, documents: Held): readonly CalendarDocument[] {
  const day = data.informationDayId === undefined ? undefined : dayOf(data.informationDayId, documents);
  return day === undefined ? [] : [{ ...day, ...yielding[type](day) }];
}

const days: Projection<CalendarDocument> = {
  name: 'calendar',
  version: 1,
  indexes: [
    { name: 'all', fields: [], sort: 'when' },
    { name: 'bySchoolYear', fields: ['schoolYear'], sort: 'when' },
    { name: 'byNetwork', fields: ['networkId'], sort: 'when' },
    { name: 'byInstitution', fields: ['institution'], sort: 'when' },
    { name: 'byStatus', fields: ['status'], sort: 'when' },
    { name: 'byKind', fields: ['kind'], sort: 'when' },
    { name: 'bySchoolYearAndStatus', fields: ['schoolYear', 'status'], sort: 'when' },
    { name: 'bySchoolYearAndKind', fields: ['schoolYear', 'kind'], sort: 'when' },
    { name: 'bySchoolYearAndNetwork', fields: ['schoolYear', 'networkId'], sort: 'when' },
    { name: 'bySchoolYearAndInstitution', fields: ['schoolYear', 'institution'], sort: 'when' },
    { name: 'byStatusAndKind', fields: ['status', 'kind'], sort: 'when' },
    { name: 'byNetworkAndStatus', fields: ['networkId', 'status'], sort: 'when' },
    { name: 'byInstitutionAndStatus', fields: ['institution', 'status'], sort: 'when' },
    { name: 'bySchoolYearStatusAndKind', fields: ['schoolYear', 'status', 'kind'], sort: 'when' },
    { name: 'bySchoolYearNetworkAndStatus', fields: ['schoolYear', 'networkId', 'status'], sort: 'when' },
    { name: 'bySchoolYearInstitutionAndStatus', fields: ['schoolYear', 'institution', 'status'], sort: 'when' },
  ],
  types: new Set<string>([...informationDayCodec.types, ...Object.keys(naming), ...Object.keys(yielding)]),
  keys(recorded) {
    const { event } = recorded;
    if (isNaming(event)) return [nameId(idOf(recorded))];
    if (isYield(event)) return event.data.informationDayId === undefined ? [] : [event.data.informationDayId];
    return isPlanned(event) ? [idOf(recorded), ...namedIn(event.data).map(nameId)] : [idOf(recorded)];
  },
  related: (recorded, documents) => (isNaming(recorded.event) ? called(idOf(recorded), documents).days : []),
  evolve(recorded, documents) {
    const { event } = recorded;
    if (isNaming(event)) return renamed(recorded, event.data.name, documents);
    return isYield(event) ? yielded(event, documents) : dayChanged(recorded, documents);
  },
};

/** Every information day by its date, with the names of those who have a part in it and what came of it. Only the days are in its indexes. */
export const calendar = days as unknown as Projection<CalendarDay>;
