import { commitment, judgements, partnershipEvents } from '../../domain/partnership/events.ts';
import type { FulfilmentStatus } from '../../domain/partnership/fulfilment.ts';
import { partnershipStatuses } from '../../domain/partnership/state.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, flag, id, list, number, object, oneOf, optional, table, text } from '../../domain/shared/schema.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { and, partly, uuid } from '../openapi/described.ts';

const { title, parties, term } = partnershipEvents.PartnershipProposed.data;

const fulfilmentStatuses = ['Pledged', 'Active', 'Fulfilled', 'PartlyFulfilled', 'Missed', 'Waived'] as const satisfies readonly FulfilmentStatus[];
const byStatus = partly({ Pledged: count, Active: count, Fulfilled: count, PartlyFulfilled: count, Missed: count, Waived: count });

const fulfilment = object({
  schoolYear: optional(id(SchoolYear)),
  promised: count,
  counted: count,
  status: oneOf(fulfilmentStatuses),
  evidence: list(text),
});
const side = object({ promises: count, byStatus, fulfilled: optional(number) });

/** A partnership of the structural partner programme: what it promised and what came of it. */
export const programmePartnershipSchema = object({
  id: uuid,
  state: oneOf(partnershipStatuses),
  title,
  parties,
  terms: list(term),
  endedOn: optional(id(LocalDate)),
  commitments: list(and(commitment, { fulfilment: list(fulfilment) })),
  reciprocity: object({ education: side, work: side }),
  yield: object({ offered: count, started: count, completed: count, daysHeld: count }),
  behind: flag,
  behindSince: optional(id(LocalDate)),
  reviews: table(object({ on: id(LocalDate), judgements: table(oneOf(judgements)), actions: list(text) })),
  nextReviewOn: optional(id(LocalDate)),
});
