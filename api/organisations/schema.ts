import { organisationEvents } from '../../domain/organisation/events.ts';
import { ContactRef } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, oneOf, optional, table, text } from '../../domain/shared/schema.ts';
import { guarded, states, uuid } from '../openapi/described.ts';

const { occurredOn, ...registered } = organisationEvents.OrganisationRegistered.data;
const { role } = organisationEvents.ContactAdded.data;
const { trainingCompanyId, verifiedAt, source } = organisationEvents.RecognitionRecorded.data;

const details = {
  ...registered,
  contacts: list(object({ role, contactRef: guarded(ContactRef) })),
  recognitions: table(
    object({ status: oneOf(['recognised', 'withdrawn']), trainingCompanyId, lastVerifiedAt: verifiedAt, source, withdrawnOn: optional(id(LocalDate)) }),
  ),
  lastBpvOn: optional(id(LocalDate)),
  lapsesOn: optional(id(LocalDate)),
  warnings: optional(list(object({ code: oneOf(['RecognitionLapsed', 'RecognitionLapsesSoon']), sentence: text }))),
};

export const organisationSchema = states({ id: uuid, revision: count }, { Active: details, Deactivated: { ...details, deactivatedOn: id(LocalDate) } });
