import { codecOf, type EventsOf } from '../shared/codec.ts';
import { OrganisationId, Subject } from '../shared/identifiers.ts';
import { LocalDate } from '../shared/local-date.ts';
import { id, oneOf, optional, text } from '../shared/schema.ts';
import { roles } from './roles.ts';

const occurredOn = id(LocalDate);
const held = { subject: id(Subject), role: oneOf(roles), organisationId: optional(id(OrganisationId)) };

export const membershipEvents = {
  MembershipGranted: { data: { ...held, from: id(LocalDate), to: optional(id(LocalDate)), grantedBy: text, occurredOn } },
  MembershipRevoked: { data: { ...held, reason: text, revokedBy: text, occurredOn } },
} as const;

export type MembershipEvent = EventsOf<typeof membershipEvents>;
export const membershipCodec = codecOf(membershipEvents);
