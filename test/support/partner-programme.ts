import type { NewCommitment } from '../../domain/partnership/commands.ts';
import { isPartnership, type ProgrammeDocument } from '../../projections/structural-partner-programme/document.ts';
import { fulfilmentsOf } from '../../projections/structural-partner-programme/fulfilment.ts';
import { structuralPartnerProgramme } from '../../projections/structural-partner-programme/projection.ts';
import { concluded, partnership, promising } from './builders/partner-programme.ts';
import { partnershipId } from './builders/partnership.ts';
import { projected } from './projection-spec.ts';

export type History = Parameters<typeof projected>[1];

/** The document of the partnership of the builders after a history, however that is delivered. */
export async function documentOf(...history: readonly History[]): Promise<ProgrammeDocument> {
  const collection = await projected(structuralPartnerProgramme, ...history);
  const known = (await collection.get([partnershipId])).get(partnershipId)?.document;
  if (!isPartnership(known)) throw new Error('no such partnership');
  return known;
}

/** `number schoolYear: counted of promised` for each commitment and period. */
export const counts = (document: ProgrammeDocument): readonly string[] =>
  fulfilmentsOf(document).map(({ commitment, schoolYear = 'once', promised, counted }) => `${commitment.number} ${schoolYear}: ${counted} of ${promised}`);

/** What comes of commitments when a partnership is concluded and then something happens. */
export const countedAfter = async (commitments: readonly NewCommitment[], ...history: readonly History[]): Promise<readonly string[]> =>
  counts(await documentOf(partnership(...concluded(promising(...commitments))), ...history));
