import { businessParkNetworkEvents } from '../../domain/business-park-network/events.ts';
import { ContactRef, OrganisationId } from '../../domain/shared/identifiers.ts';
import { informationDayKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, oneOf, optional } from '../../domain/shared/schema.ts';
import { guarded, states, uuid } from '../openapi/described.ts';

const { NetworkEstablished, InstitutionLinked, RhythmSet, SchoolYearPlanned } = businessParkNetworkEvents;
const { occurredOn, ...established } = NetworkEstablished.data;
const belonging = { organisationId: id(OrganisationId), since: id(LocalDate), until: optional(id(LocalDate)) };

const details = {
  ...established,
  establishedOn: id(LocalDate),
  members: list(object(belonging)),
  links: list(object({ ...belonging, programmes: InstitutionLinked.data.programmes })),
  coordinator: guarded(ContactRef),
  rhythm: RhythmSet.data.activities,
  planned: list(object({ schoolYear: SchoolYearPlanned.data.schoolYear, kind: oneOf(informationDayKinds), institutionId: id(OrganisationId) })),
  memberCount: optional(count),
  institutionIds: optional(list(id(OrganisationId))),
};

export const businessParkNetworkSchema = states({ id: uuid, revision: count }, { Active: details, Dissolved: { ...details, dissolvedOn: id(LocalDate) } });
