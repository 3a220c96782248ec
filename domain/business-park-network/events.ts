import { codecOf, type EventsOf } from '../shared/codec.ts';
import { ContactRef, InformationDayId, MunicipalityCode, NetworkId, OrganisationId, ProgrammeCode } from '../shared/identifiers.ts';
import { informationDayKinds } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { count, type Infer, id, list, object, oneOf, optional, text } from '../shared/schema.ts';
import { SchoolYear } from '../shared/school-year.ts';

const occurredOn = id(LocalDate);
const networkId = id(NetworkId);
const organisationId = id(OrganisationId);
const programmes = list(id(ProgrammeCode));

/** One kind of day that the park sees each school year, and the month (1–12) it prefers for it. */
const activity = object({ kind: oneOf(informationDayKinds), month: count });
/** Everything that planning the day itself takes; `networkId` only for a day at the park. */
const plannedDay = object({
  informationDayId: id(InformationDayId),
  kind: oneOf(informationDayKinds),
  networkId: optional(networkId),
  hostId: organisationId,
  institutionId: organisationId,
  preferredMonth: count,
});

export type Activity = Infer<typeof activity>;
export type PlannedDay = Infer<typeof plannedDay>;

export const businessParkNetworkEvents = {
  NetworkEstablished: { data: { networkId, name: text, municipality: id(MunicipalityCode), associationId: organisationId, occurredOn } },
  CompanyJoinedNetwork: { data: { networkId, organisationId, since: id(LocalDate), occurredOn } },
  CompanyLeftNetwork: { data: { networkId, organisationId, since: id(LocalDate), occurredOn } },
  InstitutionLinked: { data: { networkId, organisationId, programmes, occurredOn } },
  InstitutionProgrammesChanged: { data: { networkId, organisationId, programmes, before: programmes, occurredOn } },
  InstitutionUnlinked: { data: { networkId, organisationId, occurredOn } },
  CoordinatorNamed: { data: { networkId, contactRef: id(ContactRef), before: optional(id(ContactRef)), occurredOn } },
  RhythmSet: { data: { networkId, activities: list(activity), before: list(activity), occurredOn } },
  /** The days that were not planned yet: all of them the first time, those of newly linked institutions or new activities after that. */
  SchoolYearPlanned: { data: { networkId, schoolYear: id(SchoolYear), days: list(plannedDay), occurredOn } },
  NetworkDissolved: { data: { networkId, reason: text, occurredOn } },
} as const;

export type BusinessParkNetworkEvent = EventsOf<typeof businessParkNetworkEvents>;
export const businessParkNetworkCodec = codecOf(businessParkNetworkEvents);
