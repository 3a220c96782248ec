import type { PlacementStatus } from '../../../domain/placement/state.ts';
import type { World } from '../world.ts';
import { type Founding, post } from './said.ts';

/** Terms whose hours add up, in a period that is over. */
export const terms = {
  from: '2026-09-14',
  to: '2026-11-15',
  totalHours: 610,
  hoursPerSchoolYear: { '2026-2027': 610 },
  allowancePerMonth: 350,
  trainerRole: 'praktijkopleider',
  coachRole: 'bpv-docent',
  minor: false,
  qualificationParts: ['B1-K1'],
  conditions: 'Praktijkovereenkomst 2026',
  dossier: '23180',
};

export const offer = { kind: 'bpv-bol', level: 'mbo-3', sector: 'handel', programmeCode: '25655', origin: { type: 'employer' }, additional: true };

const parties = ['student', 'institution', 'company'];
type Step = readonly [operation: string, path: string, body: object];

const matched: readonly Step[] = parties.map((party) => ['placementsAcceptCandidate', 'acceptances', { party, occurredOn: '2026-08-04' }]);
const drafted: Step = ['placementsDraftAgreement', 'agreement', { terms, occurredOn: '2026-08-05' }];
const signing: Step = ['placementsRequestSignatures', 'signature-requests', { occurredOn: '2026-08-06' }];
const signed: readonly Step[] = parties.map((role) => [
  'placementsSignAgreement',
  'signatures',
  { role, method: 'paper', evidence: 'map 7', occurredOn: '2026-08-07' },
]);
const started: Step = ['placementsStart', 'start', { occurredOn: '2026-09-14' }];
const ended: Step = ['placementsEndPeriod', 'period-end', { occurredOn: '2026-11-13' }];
const opinion: Step = ['placementsRecordCompanyOpinion', 'company-opinion', { opinion: 'good', occurredOn: '2026-11-13' }];
const agreed = [...matched, drafted, signing, ...signed];
const active = [...agreed, started];

/** From the candidate on, what brings a placement into a state. */
const stepsTo: Partial<Record<PlacementStatus, readonly Step[]>> = {
  Proposed: [],
  Accepted: matched,
  AgreementDrafted: [...matched, drafted],
  AwaitingSignatures: [...matched, drafted, signing],
  Agreed: agreed,
  Active: active,
  Interrupted: [...active, ['placementsInterrupt', 'interruptions', { occurredOn: '2026-10-05' }]],
  AwaitingAssessment: [...active, ended, opinion],
  Completed: [
    ...active,
    ended,
    opinion,
    ['placementsComplete', 'completion', { result: 'sufficient', hours: 606, decidedBy: 'institution', occurredOn: '2026-11-16' }],
  ],
  Terminated: [...active, ['placementsTerminate', 'termination', { reason: 'place-unavailable', occurredOn: '2026-10-19' }]],
  Cancelled: [...agreed, ['placementsCancel', 'cancellation', { reason: 'place-unavailable', occurredOn: '2026-08-10' }]],
};
const hours: Step = ['placementsRecordHours', 'hours', { week: '2026-W45', hours: 32, occurredOn: '2026-11-09' }];
const amendment: Step = ['placementsProposeAmendment', 'amendments', { changes: { allowancePerMonth: 400 }, occurredOn: '2026-08-10' }];

type Life = Readonly<{ expiresOn?: string; studentRef?: string; steps?: readonly Step[] }>;
/** Whose placement ended before its time, and who may have another one. */
const oneStudent = 'st-0100';
const lives: readonly Life[] = [
  {},
  { expiresOn: '2026-09-01' },
  ...Object.entries(stepsTo).map(([status, steps], number) => ({
    steps,
    studentRef: ['Completed', 'Terminated', 'Cancelled'].includes(status) ? oneStudent : `st-020${number}`,
  })),
  { steps: [...agreed, amendment], studentRef: 'st-0301' },
  { steps: [...active, hours, amendment], studentRef: 'st-0302' },
  { steps: [], studentRef: oneStudent },
];

/** A placement in every state, each of a student of its own but where one replaces another. */
export const placements = (world: World): readonly Founding[] =>
  lives.flatMap(({ expiresOn = '2027-07-31', studentRef, steps = [] }, number): readonly Founding[] => {
    const [employerId, institutionId] = ['employer', 'educational-institution'].map((kind) => () => world.pick(kind, 0));
    const offered: Founding = {
      id: 'placementsOffer',
      sent: () => post('/placements', { ...offer, expiresOn, employerId: employerId?.(), institutionId: institutionId?.() }),
    };
    const step = (id: string, path: string, body: () => object): Founding => ({
      id,
      sent: () => post(`/placements/${world.pick('placements', number)}/${path}`, body()),
    });
    if (studentRef === undefined) return [offered];
    const candidate = () => ({ studentRef, institutionId: institutionId?.(), criterion: 'programme-fit', occurredOn: '2026-08-03' });
    return [offered, step('placementsProposeCandidate', 'candidates', candidate), ...steps.map(([id, path, body]) => step(id, path, () => body))];
  });
