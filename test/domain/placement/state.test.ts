import { describe, expect, it } from '@jest/globals';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { TrainingCompanyId } from '../../../domain/shared/identifiers.ts';
import {
  days,
  historiesOf,
  institutionId,
  keysOf,
  programmeCode,
  recognition,
  recorder,
  signature,
  stepsOf,
  studentRef,
  terms,
} from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { stateOf } = deciderSpec(placement);
const step = stepsOf();
const histories = historiesOf();
const { recordedBy: _by, occurredOn: _on, ...offer } = step.offered.data;
const offering = { offer, recordedBy: { additional: recorder, sector: recorder } };
const candidate = { studentRef, institutionId, criterion: 'programme-fit' };
const agreed = { ...candidate, acceptedBy: ['student', 'institution', 'company'] };

/** What the history tells of each event is the difference of two of these: nothing more and nothing less may stand in them. */
describe('what is known', () => {
  it('of a place whose level, code and wished period were revised', () => {
    const { offered } = stepsOf({ kind: 'hbo-internship' });
    const { recordedBy, occurredOn, ...first } = offered.data;
    const period = { from: days.from, to: days.to };
    const revised: PlacementEvent = {
      type: 'OfferRevised',
      data: { ...keysOf({ kind: 'hbo-internship' }).offered, level: 'hbo-ad', programmeCode, period, expiresOn: days.to, recordedBy: 'manager-2', occurredOn },
    };
    expect(stateOf([offered, revised])).toStrictEqual({
      status: 'Offered',
      offer: { ...first, level: 'hbo-ad', programmeCode, period, expiresOn: days.to },
      recordedBy: { additional: 'manager-2', sector: 'manager-2' },
    });
  });
  it('of a candidate, whom nobody has accepted yet', () =>
    expect(stateOf(histories.Proposed)).toStrictEqual({ status: 'Proposed', ...offering, candidate: { ...candidate, acceptedBy: [] } }));
  it('of a draft, which nobody signs yet', () =>
    expect(stateOf(histories.AgreementDrafted)).toStrictEqual({
      status: 'AgreementDrafted',
      ...offering,
      candidate: agreed,
      agreement: { version: 1, terms: terms(), versionOf: days.drafted, signatories: [], signatures: [] },
    }));
  it('of the training company: the one whose recognition was relied on', () => {
    const trainingCompanyId = TrainingCompanyId.parse('100070009');
    const relied: PlacementEvent = { ...step.requested, data: { ...step.requested.data, recognition: { ...recognition, trainingCompanyId } } };
    expect(stateOf([...histories.AgreementDrafted, relied])).toMatchObject({ offer: { trainingCompanyId } });
    const unnamed: PlacementEvent = { ...step.requested, data: { ...step.requested.data, recognition: { status: 'recognised' } } };
    expect(stateOf([...histories.AgreementDrafted, unnamed])).toMatchObject({ offer });
  });
  const signatures = (['student', 'institution', 'company'] as const).map((role) => ({ ...signature(role), signedOn: days.signed }));
  const begun = {
    ...offering,
    candidate: agreed,
    agreement: { version: 1, terms: terms(), versionOf: days.drafted, signatories: ['student', 'institution', 'company'], signatures },
    amendments: [],
    startedOn: days.from,
    hours: {},
    contactMoments: [],
    interimAssessments: [],
  };
  it('of what has started, and was interrupted', () => {
    expect(stateOf(histories.Active)).toStrictEqual({
      status: 'Active',
      ...begun,
      interruptions: [],
      recordedBy: { ...offering.recordedBy, startedOn: recorder },
    });
    const interrupted: PlacementEvent = { type: 'PlacementInterrupted', data: { expectedResumption: days.resumed, occurredOn: days.interrupted } };
    expect(stateOf([...histories.Active, interrupted])).toMatchObject({ interruptions: [{ from: days.interrupted, expectedResumption: days.resumed }] });
    expect(stateOf(histories.Interrupted)).toHaveProperty('interruptions', [{ from: days.interrupted }]);
  });
  it('of what was terminated', () =>
    expect(stateOf(histories.Terminated)).toStrictEqual({
      status: 'Terminated',
      ...begun,
      interruptions: [],
      terminatedOn: days.midway,
      reason: 'supervision-insufficient',
      replacementRequired: true,
      recordedBy: { ...offering.recordedBy, startedOn: recorder, terminatedOn: recorder, reason: recorder },
    }));
});
