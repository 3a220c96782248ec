import { organisationNaturalKey } from '../../../domain/organisation/decide.ts';
import type { Identities } from '../../../domain/ports/identities.ts';
import {
  BranchNumber,
  Brin,
  Crebo,
  KvkNumber,
  MunicipalityCode,
  type OrganisationId,
  Postcode,
  TrainingCompanyId,
} from '../../../domain/shared/identifiers.ts';
import { organisationKinds, sectors } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { coded, column, day, extraColumn, id, inColumn, oneOf, optional, type RowOf, refuseCell, several, text } from '../columns.ts';
import { sheet, target } from '../sheet.ts';
import { organisationKindWords } from '../words.ts';

/** The day on which the recognitions of the demonstration were looked up, and its organisations were taken in. */
const takenIn = '2025-08-01' as LocalDate;

type Key = Readonly<{ kvk: KvkNumber; vestiging: BranchNumber | undefined; brin: Brin | undefined }>;
const keyOf = ({ kvk, vestiging, brin }: Key) => ({ kvk, ...(vestiging && { branch: vestiging }), ...(brin && { brin }) });
const idOf = (row: Key, identities: Identities): string => identities.of('organisation', organisationNaturalKey(keyOf(row)));

const columns = {
  ref: column('ref', text),
  naam: column('name', text),
  soort: column('kind', coded(organisationKindWords, organisationKinds)),
  kvk: column('kvk', id(KvkNumber)),
  vestiging: column('branch', optional(id(BranchNumber))),
  brin: column('brin', optional(id(Brin))),
  gemeente: column('municipality', id(MunicipalityCode)),
  postcode: column('postcode', id(Postcode)),
  plaats: column('place', text),
  sectoren: column('sectors', several(oneOf(sectors))),
  leerbedrijf_id: column('training_company_id', optional(id(TrainingCompanyId))),
  erkende_crebos: column('recognised_crebos', several(id(Crebo))),
  opmerking: column('remark', optional(text)),
  nagegaan_op: extraColumn('verified_on', day),
};

/** Nothing in the row may be lost without a word: a recognition is of a crebo and under a leerbedrijf-ID. */
function allHeeded({ leerbedrijf_id, erkende_crebos, nagegaan_op }: RowOf<typeof columns>): void {
  const without = (cell: keyof typeof columns, column: keyof typeof columns) => inColumn(cell, () => refuseCell('CellWithoutStep', { column }));
  if (erkende_crebos.length > 0 && leerbedrijf_id === undefined) without('erkende_crebos', 'leerbedrijf_id');
  if (leerbedrijf_id !== undefined && erkende_crebos.length === 0) without('leerbedrijf_id', 'erkende_crebos');
  if (nagegaan_op !== undefined && erkende_crebos.length === 0) without('nagegaan_op', 'erkende_crebos');
}

export const organisations = sheet({
  name: 'organisaties',
  english: 'organisations',
  columns,
  introduces: (row, identities) => ({ kind: 'organisation', reference: row.ref, id: idOf(row, identities), details: { kind: row.soort } }),
  target: (row, identities) => {
    const organisationId = idOf(row, identities) as OrganisationId;
    const { leerbedrijf_id: trainingCompanyId, nagegaan_op } = row;
    const verifiedAt = nagegaan_op ?? takenIn;
    allHeeded(row);
    return target<'organisation'>({
      aggregate: 'organisation',
      id: organisationId,
      reference: `organisation ${organisationId}`,
      steps: [
        {
          key: 'register',
          column: 'ref',
          command: {
            type: 'RegisterOrganisation',
            organisationId,
            name: row.naam,
            kind: row.soort,
            ...keyOf(row),
            municipality: row.gemeente,
            postcode: row.postcode,
            place: row.plaats,
            sectors: row.sectoren,
            occurredOn: takenIn,
          },
        },
        ...(trainingCompanyId === undefined ? [] : row.erkende_crebos).map((crebo) => ({
          key: nagegaan_op === undefined ? `recognition ${crebo}` : `recognition ${crebo} ${nagegaan_op}`,
          column: nagegaan_op === undefined ? 'erkende_crebos' : 'nagegaan_op',
          command: {
            type: 'RecordRecognition' as const,
            trainingCompanyId: trainingCompanyId as TrainingCompanyId,
            crebo,
            verifiedAt,
            source: 'file' as const,
            occurredOn: verifiedAt,
          },
        })),
      ],
    });
  },
});
