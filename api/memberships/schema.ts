import { membershipEvents } from '../../domain/membership/events.ts';
import { count, list, object } from '../../domain/shared/schema.ts';
import { states, uuid } from '../openapi/described.ts';

const { subject, occurredOn, ...grant } = membershipEvents.MembershipGranted.data;
const details = { subject, grants: list(object(grant)) };

export const membershipSchema = states({ id: uuid, revision: count }, { Member: details, Former: details });
