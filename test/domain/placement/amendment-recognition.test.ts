import { describe, it } from '@jest/globals';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { BranchNumber, ProgrammeCode, TrainingCompanyId } from '../../../domain/shared/identifiers.ts';
import { approve, approved, propose, proposed } from '../../support/builders/amendment.ts';
import { days, historiesOf, keysOf, recognition, stepsOf, terms, trainingCompanyId } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const histories = historiesOf();
const branch = BranchNumber.parse('000099100000');
const otherCode = ProgrammeCode.parse('25656');

describe('the branch', () => {
  const company = (id: string) => ({ branch: { status: 'Active', kind: 'employer', trainingCompanyId: TrainingCompanyId.parse(id) } }) as const;
  it('of the same leerbedrijf-ID', () =>
    given(...histories.Active)
      .when(propose({ branch }, company(trainingCompanyId)))
      .thenEvents(proposed({ branch })));
  it('not of another leerbedrijf-ID', () =>
    given(...histories.Active)
      .when(propose({ branch }, company('100070009')))
      .thenRejected('BranchOfOtherTrainingCompany', { branch, trainingCompanyId }));
  it('not of an organisation that is not known', () =>
    given(...histories.Active)
      .when(propose({ branch }))
      .thenRejected('BranchOfOtherTrainingCompany', { branch, trainingCompanyId }));
  it('not when SBB knows neither', () => {
    const { trainingCompanyId: _, ...unknown } = recognition;
    const { trainingCompanyId: _id, ...offered } = stepsOf().offered.data;
    const [, ...rest] = histories.Active;
    const unnamed = rest.map((event) => (event.type === 'SignaturesRequested' ? { ...event, data: { ...event.data, recognition: unknown } } : event));
    given({ type: 'PlaceOffered', data: offered }, ...unnamed)
      .when(propose({ branch }, { branch: { status: 'Absent' } }))
      .thenRejected('BranchOfOtherTrainingCompany', { branch, trainingCompanyId: '' });
  });
  it('is free for kinds without a recognition', () =>
    given(...historiesOf({ kind: 'hbo-internship' }).Active)
      .when(propose({ branch }))
      .thenEvents(proposed({ branch })));
});

describe('the crebo', () => {
  const programme = { programmeCode: otherCode, dossier: '23180' };
  it('inside the dossier, recognised', () =>
    given(...histories.Active)
      .when(propose({ programme }, { recognition }))
      .thenEvents({ type: 'AmendmentProposed', data: { amendment: 1, changes: { programme }, otherPlacements: [], recognition, occurredOn: days.midway } }));
  it('not outside the dossier', () =>
    given(...histories.Active)
      .when(propose({ programme: { ...programme, dossier: '23181' } }, { recognition }))
      .thenRejected('AmendmentOutsideDossier', { programmeCode: otherCode, dossier: '23180' }));
  it('not when the agreement names no dossier', () => {
    const { dossier: _, ...unnamed } = terms();
    const history = histories.Active.map((event) => (event.type === 'AgreementDrafted' ? { ...event, data: { ...event.data, terms: unnamed } } : event));
    given(...history)
      .when(propose({ programme }, { recognition }))
      .thenRejected('AmendmentOutsideDossier', { programmeCode: otherCode, dossier: '' });
  });
  it('not without a recognition for it', () =>
    given(...histories.Active)
      .when(propose({ programme }, { recognition: { status: 'unknown' } }))
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: otherCode, status: 'unknown' }));
  it('not for a work-experience place', () =>
    given(...historiesOf({ kind: 'work-experience' }).Active)
      .when(propose({ programme }))
      .thenRejected('ProgrammeCodeNotAllowed', { kind: 'work-experience' }));
  it('is the new one from the conclusion on', () => {
    const history = [...histories.Active, proposed({ programme }), approved('student'), approved('institution')];
    const conclusion: PlacementEvent = {
      type: 'AmendmentConcluded',
      data: { ...keysOf().agreed, programmeCode: otherCode, amendment: 1, changes: { programme }, occurredOn: days.midway },
    };
    given(...history)
      .when(approve('company'))
      .thenEvents(approved('company'), conclusion);
    given(...history, approved('company'), conclusion)
      .when({ type: 'EndPeriod', occurredOn: days.to })
      .thenEvents({ type: 'PeriodEnded', data: { ...stepsOf().ended.data, programmeCode: otherCode } });
  });
});
