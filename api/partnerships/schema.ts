import { partnershipEvents } from '../../domain/partnership/events.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, object, oneOf, optional, table } from '../../domain/shared/schema.ts';
import { states, uuid } from '../openapi/described.ts';

const { PartnershipProposed, PartnershipSigned, RenewalProposed, ContributionRecorded, PartnershipReviewed } = partnershipEvents;
const { partnershipId, title, parties, term, commitments } = PartnershipProposed.data;
const { occurredOn: _signed, ...signature } = PartnershipSigned.data;
const { occurredOn: _contributed, ...contribution } = ContributionRecorded.data;
const { occurredOn: _reviewed, ...review } = PartnershipReviewed.data;

const proposed = { partnershipId, proposal: object({ title, parties, term, commitments }), signatures: list(object(signature)) };
const concluded = {
  ...proposed,
  activatedOn: id(LocalDate),
  commitments,
  terms: list(term),
  addenda: list(
    object({
      number: count,
      status: oneOf(['Open', 'Concluded', 'Withdrawn']),
      added: RenewalProposed.data.added,
      changed: RenewalProposed.data.changed,
      term: optional(term),
      agreedBy: list(id(OrganisationId)),
    }),
  ),
  contributions: list(object({ ...contribution, corrected: optional(count) })),
  reviews: table(object(review)),
};

export const partnershipSchema = states(
  { id: uuid, revision: count },
  {
    Proposed: proposed,
    Signing: proposed,
    Declined: proposed,
    Withdrawn: proposed,
    Active: concluded,
    Suspended: concluded,
    Ended: concluded,
    Expired: concluded,
  },
);
