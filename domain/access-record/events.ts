import { codecOf, type EventsOf } from '../shared/codec.ts';
import { OrganisationId } from '../shared/identifiers.ts';
import { LocalDate } from '../shared/local-date.ts';
import { type Infer, id, list, object, oneOf, optional, text } from '../shared/schema.ts';

export const denialReasons = ['no-membership', 'role-not-allowed', 'other-organisation', 'need-to-know'] as const;
export type DenialReason = (typeof denialReasons)[number];

/** Who wanted to do what with which record; never what the request held. */
const accessDetails = object({
  subject: text,
  /** As `resource:verb`. */
  action: text,
  /** Stream of the record it was about, where there was one. */
  stream: optional(text),
  /** The organisations it is about: they may see this entry. */
  organisationIds: list(id(OrganisationId)),
});
export type AccessDetails = Infer<typeof accessDetails>;

const occurredOn = id(LocalDate);

export const accessRecordEvents = {
  ActionDenied: { data: { access: accessDetails, why: oneOf(denialReasons), occurredOn } },
  CommandRefused: { data: { access: accessDetails, code: text, occurredOn } },
  RecordRead: { data: { access: accessDetails, occurredOn } },
  DataExported: { data: { access: accessDetails, occurredOn } },
} as const;

export type AccessRecordEvent = EventsOf<typeof accessRecordEvents>;
export const accessRecordCodec = codecOf(accessRecordEvents);
