import { BranchNumber, ProgrammeCode } from '../shared/identifiers.ts';
import { LocalDate } from '../shared/local-date.ts';
import type { InferFields } from '../shared/schema.ts';
import { count, flag, id, list, number, object, optional, table, text } from '../shared/schema.ts';

const agreed = {
  from: id(LocalDate),
  to: id(LocalDate),
  totalHours: count,
  /** By school year as `2026-2027`; the start of the school year follows the kind. */
  hoursPerSchoolYear: table(count),
  /** Euro per month; 0 is said, never left out. */
  allowancePerMonth: number,
  trainerRole: text,
};
const agreedSometimes = {
  coachRole: optional(text),
  goals: optional(text),
  schedule: optional(text),
  remoteWork: optional(text),
  branch: optional(id(BranchNumber)),
};

export const agreementTerms = object({
  ...agreed,
  ...agreedSometimes,
  /** Under 18 on the first day. */
  minor: flag,
  qualificationParts: optional(list(text)),
  /** Name of the standard terms that hold the guidance and the dissolution clause. */
  conditions: optional(text),
  /** The qualification dossier that the crebo belongs to. */
  dossier: optional(text),
});
export type AgreementTerms = NonNullable<(typeof agreementTerms)['_type']>;

const amendable = {
  from: optional(agreed.from),
  to: optional(agreed.to),
  totalHours: optional(agreed.totalHours),
  hoursPerSchoolYear: optional(agreed.hoursPerSchoolYear),
  allowancePerMonth: optional(agreed.allowancePerMonth),
  trainerRole: optional(agreed.trainerRole),
  ...agreedSometimes,
  /** Another crebo of the same dossier. */
  programme: optional(object({ programmeCode: id(ProgrammeCode), dossier: text })),
};

/** What may change in a signed agreement. Student, institution, company and kind may not: those need a new, linked placement. */
export const amendableTerms = object(amendable);
export type AmendableTerms = InferFields<typeof amendable>;
export const amendableFields = Object.keys(amendable) as readonly (keyof AmendableTerms)[];
