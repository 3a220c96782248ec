import type { NewCommitment } from '../../../domain/partnership/commands.ts';
import { commitmentKinds, commitmentPeriods } from '../../../domain/partnership/commitments.ts';
import type { OrganisationId, PartnershipId } from '../../../domain/shared/identifiers.ts';
import { levels, sectors } from '../../../domain/shared/lists.ts';
import { addDays, type LocalDate } from '../../../domain/shared/local-date.ts';
import { coded, column, day, inColumn, oneOf, optional, type RowOf, refuseCell, several, text, whole } from '../columns.ts';
import { commitmentKindWords, commitmentPeriodWords, type ImportedStatus, importedStatuses, partnershipStatusWords } from '../partnership-words.ts';
import { type ImportStep, introducedIn, type References, sheet, target } from '../sheet.ts';

type Step = ImportStep<'partnership'>;

const commitmentColumns = {
  partnerschap: column('partnership', text),
  partij: column('party', text),
  soort: column('kind', coded(commitmentKindWords, commitmentKinds)),
  aantal: column('quantity', whole),
  per: column('per', coded(commitmentPeriodWords, commitmentPeriods)),
  niveau: column('level', optional(oneOf(levels))),
  sector: column('sector', optional(oneOf(sectors))),
};

/** What the parties of the partnerships promise: rows that belong to those of the partnerships themselves. */
export const commitments = sheet({
  name: 'afspraken',
  english: 'commitments',
  columns: commitmentColumns,
  owner: { column: 'partnerschap', file: introducedIn.partnership },
  belongsTo: ({ partnerschap }) => partnerschap,
});

/** A partnership without any is refused anyway; to one that was imported before, it would look like a change. */
function commitmentsOf(reference: string, references: References): readonly NewCommitment[] {
  const found = references.belonging<RowOf<typeof commitmentColumns>, NewCommitment>(
    commitments.name,
    reference,
    ({ partij, soort: kind, aantal: quantity, per, niveau: level, sector }) => ({
      organisationId: inColumn('partij', () => references.resolve('organisation', partij)) as OrganisationId,
      kind,
      quantity,
      per,
      ...(level !== undefined && { level }),
      ...(sector !== undefined && { sector }),
    }),
  );
  return found.length > 0 ? found : inColumn('ref', () => refuseCell('PartsMissing', { file: `${commitments.name}.csv` }));
}

const partnershipColumns = {
  ref: column('ref', text),
  titel: column('title', text),
  partijen: column('parties', several(text)),
  van: column('from', day),
  tot: column('to', day),
  getekend_op: column('signed_on', optional(day)),
  status: column('status', coded(partnershipStatusWords, importedStatuses)),
};
type Row = RowOf<typeof partnershipColumns>;

/** The file keeps no signatures of its own, and gives no reason for what became of a partnership. */
const signature = { signatoryRole: 'tekenbevoegde', method: 'external' } as const;
const reason = 'partnerschappen.csv';

/**
 * What brings a partnership from signed, or else from proposed, to the status of its row. The file has no day for it: its first day is taken, or the day
 * it was signed where that is later, and only for one that has expired the day after its last. Of a proposal that was declined the file does not say by
 * whom: the first party is taken.
 */
const endings: Readonly<Record<ImportedStatus, (row: Row, parties: readonly OrganisationId[]) => readonly Step[]>> = {
  Proposed: () => [],
  Active: () => [],
  Suspended: (row) => [undated(row, { type: 'SuspendPartnership', reason })],
  Ended: (row) => [undated(row, { type: 'EndPartnership', reason })],
  Expired: ({ tot }) => [{ key: 'status', column: 'tot', command: { type: 'ExpirePartnership', occurredOn: addDays(tot, 1) } }],
  Declined: (row, [organisationId]) => (organisationId === undefined ? [] : [undated(row, { type: 'DeclinePartnership', organisationId, reason })]),
  Withdrawn: (row) => [undated(row, { type: 'WithdrawPartnership', reason })],
};
type Undated = Step['command'] extends infer C ? (C extends { readonly occurredOn: LocalDate } ? Omit<C, 'occurredOn'> : never) : never;
const undated = ({ van, getekend_op }: Row, command: Undated): Step => ({
  key: 'status',
  column: 'status',
  undated: true,
  command: { ...command, occurredOn: getekend_op !== undefined && getekend_op > van ? getekend_op : van } as Step['command'],
});

/** Statuses that a partnership only has from the last signature on. */
const signed: readonly ImportedStatus[] = ['Active', 'Suspended', 'Ended', 'Expired'];

function stepsOf(row: Row, partnershipId: PartnershipId, references: References): readonly Step[] {
  const { ref, titel: title, partijen, van: from, tot: to, getekend_op: signedOn, status } = row;
  const needsSignatures = signed.includes(status);
  if (needsSignatures !== (signedOn !== undefined)) {
    return inColumn('status', () => refuseCell('StatusNotReached', { asked: status, reached: signedOn === undefined ? 'Proposed' : 'Active' }));
  }
  const parties = partijen.map((party) => inColumn('partijen', () => references.resolve('organisation', party)) as OrganisationId);
  const proposal = { title, parties: parties.map((organisationId) => ({ organisationId })), term: { from, to }, commitments: commitmentsOf(ref, references) };
  const propose: Step['command'] = { type: 'ProposePartnership', partnershipId, ...proposal, occurredOn: signedOn ?? from };
  // The file has no day for the proposal: the one that stands in for it comes later when the row is signed later, and is the same proposal.
  const said = { title, parties, term: { from, to }, commitments: proposal.commitments.map((commitment) => JSON.stringify(commitment)).sort() };
  // Not 'propose', as it was while the digest was of more than is said here: what was imported then is found by the proposal itself.
  const key = 'proposal';
  return [
    { key, command: propose, said, ...(signedOn === undefined ? { column: 'van', undated: true } : { column: 'getekend_op' }) },
    ...(signedOn === undefined ? [] : parties).map(
      (organisationId): Step => ({
        key: `sign ${organisationId}`,
        column: 'getekend_op',
        command: { type: 'SignPartnership', organisationId, ...signature, evidence: ref, occurredOn: signedOn as LocalDate },
      }),
    ),
    ...endings[status](row, parties),
  ];
}

/** Proposed with its commitments, signed by every party on the day that the row gives, and brought to its status. */
export const partnerships = sheet({
  name: 'partnerschappen',
  english: 'partnerships',
  columns: partnershipColumns,
  introduces: ({ ref }, identities) => ({ kind: 'partnership', reference: ref, id: identities.of('partnership', ref) }),
  target: (row, identities, references) => {
    const partnershipId = identities.of('partnership', row.ref) as PartnershipId;
    return target<'partnership'>({
      aggregate: 'partnership',
      id: partnershipId,
      reference: `partnership ${row.ref}`,
      steps: stepsOf(row, partnershipId, references),
    });
  },
});
