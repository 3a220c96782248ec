import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProgrammeDocument } from '../../../projections/structural-partner-programme/document.ts';
import { structuralPartnerProgramme } from '../../../projections/structural-partner-programme/projection.ts';
import { programmeView } from '../../../projections/structural-partner-programme/view.ts';
import { on } from '../../support/builders/partner-programme.ts';
import { partnershipId } from '../../support/builders/partnership.ts';
import { lives } from '../../support/programme-lives.ts';
import { naiveProgramme, shownBy } from '../../support/programme-oracle.ts';
import { foldedOnce } from '../../support/projection-spec.ts';

it('shows of every partnership what a plain reading of all events comes to', async () => {
  const said = new Set<string>();
  const days = fc.constantFrom('2026-02-03', '2026-08-01', '2027-01-01', '2032-01-15').map(on);
  await fc.assert(
    fc.asyncProperty(lives, days, async ({ history }, today) => {
      const expected = naiveProgramme(history, partnershipId, today);
      const collection = await foldedOnce(structuralPartnerProgramme, history);
      const document = (await collection.get([partnershipId])).get(partnershipId)?.document as ProgrammeDocument;
      expect(shownBy(programmeView(document, today))).toStrictEqual(expected);
      for (const line of expected?.lines ?? []) said.add(line.replace(/^.*, /, ''));
      for (const { type } of history) said.add(type);
    }),
    { numRuns: 400, seed: 71 },
  );
  const statuses = ['Pledged', 'Active', 'Fulfilled', 'PartlyFulfilled', 'Missed', 'Waived'];
  const telling = ['AddendumConcluded', 'PartnershipRenewed', 'PartnershipEnded', 'ContributionCorrected', 'RecordCorrected', 'OrganisationDeactivated'];
  expect([...said]).toEqual(expect.arrayContaining([...statuses, ...telling]));
}, 60_000);
