import type { Origin } from '../../../domain/placement/commands.ts';
import { kinds, signatoriesOf } from '../../../domain/placement/kinds.ts';
import { assessmentResults, companyOpinions, placementOrigins, type SignatoryRole, terminationReasons } from '../../../domain/placement/lists.ts';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import type { AgreementTerms } from '../../../domain/placement/terms.ts';
import {
  type InformationDayId,
  type OrganisationId,
  type PartnershipId,
  type PlacementId,
  ProgrammeCode,
  StudentRef,
} from '../../../domain/shared/identifiers.ts';
import { levels, placementKinds, sectors } from '../../../domain/shared/lists.ts';
import { addDays } from '../../../domain/shared/local-date.ts';
import { SchoolYear, schoolYearOf } from '../../../domain/shared/school-year.ts';
import { coded, column, countsBy, day, euro, id, inColumn, oneOf, optional, type RowOf, refuseCell, several, text, whole, yesNo } from '../columns.ts';
import { opinionWords, originWords, placementKindWords, placementStatusWords, resultWords, terminationReasonWords } from '../placement-words.ts';
import { type ImportStep, type References, sheet, target } from '../sheet.ts';

const name = 'plaatsingen';
const columns = {
  nummer: column('number', text),
  programmajaar: column('programme_cycle', id(SchoolYear)),
  soort: column('kind', coded(placementKindWords, placementKinds)),
  niveau: column('level', oneOf(levels)),
  sector: column('sector', oneOf(sectors)),
  crebo: column('crebo', optional(id(ProgrammeCode))),
  werkgever: column('employer', text),
  instelling: column('institution', optional(text)),
  student: column('student', optional(id(StudentRef))),
  herkomst: column('origin', coded(originWords, placementOrigins)),
  herkomst_ref: column('origin_ref', optional(text)),
  extra: column('additional', yesNo),
  aangeboden_op: column('offered_on', day),
  vervalt_op: column('expires_on', day),
  voorgesteld_op: column('proposed_on', optional(day)),
  gematcht_op: column('matched_on', optional(day)),
  overeenkomst_op: column('agreement_on', optional(day)),
  begin: column('from', optional(day)),
  eind: column('to', optional(day)),
  uren: column('hours', optional(whole)),
  uren_per_schooljaar: column('hours_per_school_year', optional(countsBy(SchoolYear))),
  vergoeding: column('allowance', optional(euro)),
  minderjarig: column('minor', optional(yesNo)),
  kwalificatiedelen: column('qualification_parts', several(text)),
  voorwaarden: column('conditions', optional(text)),
  praktijkopleider: column('trainer', optional(text)),
  schoolbegeleider: column('coach', optional(text)),
  getekend_student: column('signed_student', optional(day)),
  getekend_instelling: column('signed_institution', optional(day)),
  getekend_werkgever: column('signed_employer', optional(day)),
  getekend_ouder: column('signed_guardian', optional(day)),
  gestart_op: column('started_on', optional(day)),
  onderbroken_van: column('interrupted_from', optional(day)),
  hervat_op: column('resumed_on', optional(day)),
  beeindigd_op: column('terminated_on', optional(day)),
  reden: column('reason', optional(coded(terminationReasonWords, terminationReasons))),
  geeindigd_op: column('ended_on', optional(day)),
  oordeel_bedrijf: column('company_opinion', optional(coded(opinionWords, companyOpinions))),
  afgerond_op: column('completed_on', optional(day)),
  resultaat: column('result', optional(coded(resultWords, assessmentResults))),
  uren_gerealiseerd: column('hours_realised', optional(whole)),
  status: column('status', coded(placementStatusWords)),
};
type Row = RowOf<typeof columns>;
type ColumnName = keyof typeof columns & string;
type Command = ImportStep<'placement'>['command'];

/** The steps that a filled column comes to, and the state in which they leave the placement. */
type Stage = Readonly<{ column: ColumnName; leadsTo: PlacementStatus; steps: readonly (readonly [key: string, command: Command])[] }>;

const signatures: readonly (readonly [column: ColumnName & `getekend_${string}`, role: SignatoryRole])[] = [
  ['getekend_student', 'student'],
  ['getekend_instelling', 'institution'],
  ['getekend_werkgever', 'company'],
  ['getekend_ouder', 'guardian'],
];

/** Cells that say more about a step, and the column with the day of that step. */
const details: readonly (readonly [detail: ColumnName, step: ColumnName])[] = [
  ['student', 'voorgesteld_op'],
  ['begin', 'overeenkomst_op'],
  ['eind', 'overeenkomst_op'],
  ['uren', 'overeenkomst_op'],
  ['uren_per_schooljaar', 'overeenkomst_op'],
  ['vergoeding', 'overeenkomst_op'],
  ['minderjarig', 'overeenkomst_op'],
  ['kwalificatiedelen', 'overeenkomst_op'],
  ['voorwaarden', 'overeenkomst_op'],
  ['praktijkopleider', 'overeenkomst_op'],
  ['schoolbegeleider', 'overeenkomst_op'],
  ['oordeel_bedrijf', 'geeindigd_op'],
  ['resultaat', 'afgerond_op'],
  ['uren_gerealiseerd', 'afgerond_op'],
];
const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Nothing in the row may be lost without a word. */
function allHeeded(row: Row): void {
  for (const [detail, step] of details) {
    if (isFilled(row[detail]) && row[step] === undefined) inColumn(detail, () => refuseCell('CellWithoutStep', { column: step }));
  }
  if (row.reden !== undefined && row.beeindigd_op === undefined && row.status !== 'Cancelled') {
    inColumn('reden', () => refuseCell('CellWithoutStep', { column: 'beeindigd_op' }));
  }
  const schoolYear = schoolYearOf(row.aangeboden_op);
  if (row.programmajaar !== schoolYear) {
    const expected = { nl: `${schoolYear}, waarin de plaats is aangeboden`, en: `${schoolYear}, in which the place was offered` };
    inColumn('programmajaar', () => refuseCell('CellInvalid', { value: row.programmajaar, expected }));
  }
}

/** The value of a cell without which a step cannot be taken. */
function needed<C extends ColumnName>(row: Row, name: C): NonNullable<Row[C]> {
  return row[name] ?? inColumn(name, () => refuseCell('CellEmpty', {}));
}

function originOf(row: Row, references: References): Origin {
  const { herkomst: type, herkomst_ref: reference } = row;
  if (type === 'information-day' || type === 'partnership') {
    const referred = inColumn('herkomst_ref', () => references.resolve(type, needed(row, 'herkomst_ref')));
    return type === 'partnership' ? { type, partnershipId: referred as PartnershipId } : { type, informationDayId: referred as InformationDayId };
  }
  if (reference !== undefined) {
    const expected = {
      nl: 'niets: alleen een voorlichtingsdag of partnerschap heeft een verwijzing',
      en: 'nothing: only an information day or partnership is referred to',
    };
    inColumn('herkomst_ref', () => refuseCell('CellInvalid', { value: reference.slice(0, 60), expected }));
  }
  return { type };
}

function termsOf(row: Row): AgreementTerms {
  const { kwalificatiedelen: qualificationParts, voorwaarden: conditions, schoolbegeleider: coachRole } = row;
  return {
    from: needed(row, 'begin'),
    to: needed(row, 'eind'),
    totalHours: needed(row, 'uren'),
    hoursPerSchoolYear: needed(row, 'uren_per_schooljaar'),
    allowancePerMonth: needed(row, 'vergoeding'),
    trainerRole: needed(row, 'praktijkopleider'),
    ...(coachRole !== undefined && { coachRole }),
    minor: needed(row, 'minderjarig'),
    ...(qualificationParts.length > 0 && { qualificationParts }),
    ...(conditions !== undefined && { conditions }),
  };
}

type Ids = Readonly<{ placementId: PlacementId; employerId: OrganisationId; institutionId: OrganisationId | undefined; origin: Origin }>;

function offering(row: Row, { placementId, employerId, institutionId, origin }: Ids): readonly Stage[] {
  const { soort: kind, niveau: level, sector, crebo: programmeCode, extra: additional, vervalt_op: expiresOn, aangeboden_op: occurredOn } = row;
  const institution = institutionId !== undefined && { institutionId };
  const offer = { kind, level, sector, ...(programmeCode && { programmeCode }), employerId, ...institution, origin, additional, expiresOn };
  const stages: Stage[] = [{ column: 'aangeboden_op', leadsTo: 'Offered', steps: [['offer', { type: 'OfferPlace', placementId, ...offer, occurredOn }]] }];
  // The row gives no day on which the offer lapsed: it stood up to and including its last day.
  if (row.status === 'Expired') {
    stages.push({ column: 'vervalt_op', leadsTo: 'Expired', steps: [['expire', { type: 'ExpireOffer', occurredOn: addDays(expiresOn, 1) }]] });
  }
  if (row.voorgesteld_op !== undefined) {
    const studentRef = needed(row, 'student');
    // The file has no column for what the candidate was chosen on; that the programme fits holds for every row.
    const command: Command = {
      type: 'ProposeCandidate',
      placementId,
      studentRef,
      ...institution,
      criterion: 'programme-fit',
      occurredOn: row.voorgesteld_op,
    };
    stages.push({ column: 'voorgesteld_op', leadsTo: 'Proposed', steps: [['propose', command]] });
  }
  if (row.gematcht_op !== undefined) {
    const matchedOn = row.gematcht_op;
    const steps = kinds[kind].signatories.map((party) => [`accept ${party}`, { type: 'AcceptCandidate', party, occurredOn: matchedOn }] as const);
    stages.push({ column: 'gematcht_op', leadsTo: 'Accepted', steps });
  }
  return stages;
}

function agreeing(row: Row): readonly Stage[] {
  const stages: Stage[] = [];
  if (row.overeenkomst_op !== undefined) {
    const occurredOn = row.overeenkomst_op;
    const draft: Command = { type: 'DraftAgreement', terms: termsOf(row), occurredOn };
    // The file has no day of its own for the request: the agreement was sent round on the day it was drawn up.
    stages.push({
      column: 'overeenkomst_op',
      leadsTo: 'AwaitingSignatures',
      steps: [
        ['draft', draft],
        ['request', { type: 'RequestSignatures', occurredOn }],
      ],
    });
  }
  const awaited = new Set(signatoriesOf(row.soort, row.minderjarig === true));
  for (const [column, role] of signatures) {
    const occurredOn = row[column];
    if (occurredOn === undefined) continue;
    awaited.delete(role);
    const evidence = `import ${name}.csv ${row.nummer}`;
    const command: Command = { type: 'SignAgreement', role, method: 'external', evidence, occurredOn };
    stages.push({ column, leadsTo: awaited.size === 0 ? 'Agreed' : 'AwaitingSignatures', steps: [[`sign ${role}`, command]] });
  }
  return stages;
}

function ending(row: Row): readonly Stage[] {
  const stages: Stage[] = [];
  const add = (column: ColumnName, leadsTo: PlacementStatus, ...steps: Stage['steps']): number => stages.push({ column, leadsTo, steps });
  if (row.status === 'Cancelled') {
    // The row gives no day: it was called off once everybody had signed, at the earliest on the day of the last signature.
    const signedOn = signatures.flatMap(([column]) => row[column] ?? []).sort();
    add('reden', 'Cancelled', ['cancel', { type: 'CancelPlacement', reason: needed(row, 'reden'), occurredOn: signedOn.at(-1) ?? row.aangeboden_op }]);
  }
  if (row.gestart_op !== undefined) add('gestart_op', 'Active', ['start', { type: 'StartPlacement', occurredOn: row.gestart_op }]);
  if (row.onderbroken_van !== undefined) {
    add('onderbroken_van', 'Interrupted', ['interrupt', { type: 'InterruptPlacement', occurredOn: row.onderbroken_van }]);
  }
  if (row.hervat_op !== undefined) add('hervat_op', 'Active', ['resume', { type: 'ResumePlacement', occurredOn: row.hervat_op }]);
  if (row.beeindigd_op !== undefined) {
    add('beeindigd_op', 'Terminated', ['terminate', { type: 'TerminatePlacement', reason: needed(row, 'reden'), occurredOn: row.beeindigd_op }]);
  }
  if (row.geeindigd_op !== undefined) {
    const { geeindigd_op: occurredOn, oordeel_bedrijf: opinion } = row;
    add('geeindigd_op', 'AwaitingAssessment', ['end', { type: 'EndPeriod', occurredOn }]);
    if (opinion !== undefined) add('oordeel_bedrijf', 'AwaitingAssessment', ['opinion', { type: 'RecordCompanyOpinion', opinion, occurredOn }]);
  }
  if (row.afgerond_op !== undefined) {
    const [result, hours] = [needed(row, 'resultaat'), needed(row, 'uren_gerealiseerd')];
    const decidedBy = kinds[row.soort].assessor;
    add('afgerond_op', 'Completed', ['complete', { type: 'CompletePlacement', result, hours, decidedBy, occurredOn: row.afgerond_op }]);
  }
  return stages;
}

/** One placement a row: every filled date is a step of its life, in the order of the columns, up to the state that `status` says. */
export const placements = sheet({
  name,
  english: 'placements',
  columns,
  target: (row, identities, references) => {
    const { nummer, werkgever, instelling, status } = row;
    allHeeded(row);
    const placementId = identities.of('placement', nummer) as PlacementId;
    const employerId = inColumn('werkgever', () => references.resolve('organisation', werkgever)) as OrganisationId;
    const institutionId =
      instelling === undefined ? undefined : (inColumn('instelling', () => references.resolve('organisation', instelling)) as OrganisationId);
    const ids = { placementId, employerId, institutionId, origin: originOf(row, references) };
    const stages = [...offering(row, ids), ...agreeing(row), ...ending(row)];
    const reached = stages.at(-1)?.leadsTo ?? 'Offered';
    if (reached !== status) inColumn('status', () => refuseCell('StatusNotReached', { asked: status, reached }));
    const steps = stages.flatMap(({ column, steps }) => steps.map(([key, command]) => ({ key, column, command })));
    return target<'placement'>({ aggregate: 'placement', id: placementId, reference: `placement ${nummer}`, called: nummer, steps });
  },
});
