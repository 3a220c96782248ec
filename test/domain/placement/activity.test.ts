import { describe, expect, it } from '@jest/globals';
import type { PlacementCommand, RecognitionFact } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { commandsOf, days, historiesOf, keysOf, on, recognition, stepsOf } from '../../support/builders/placement.ts';
import { deciderSpec, today } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const say = commandsOf();
const histories = historiesOf();

describe('start the placement', () => {
  const start = (occurredOn: LocalDate = days.from, fact: RecognitionFact = recognition): PlacementCommand => ({
    type: 'StartPlacement',
    facts: { recognition: fact },
    occurredOn,
  });
  it('on the agreed first day', () =>
    given(...histories.Agreed)
      .when(start())
      .thenEvents(step.started));
  it('not before the agreed start', () =>
    given(...histories.Agreed)
      .when(start(on('2026-02-01')))
      .thenRejected('StartBeforeAgreed', { from: days.from }));
  it('on the agreed last day at the latest', () => {
    given(...histories.Agreed)
      .when(start(days.to))
      .thenEvents({ type: 'PlacementStarted', data: { ...step.started.data, occurredOn: days.to } });
    given(...histories.Agreed)
      .when(start(on('2026-10-01')))
      .thenRejected('BeyondAgreedEnd', { date: '2026-10-01', to: days.to });
  });
  it('with the recognition still valid', () =>
    given(...histories.Agreed)
      .when(start(days.from, { ...recognition, status: 'withdrawn' }))
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status: 'withdrawn' }));
  it('not after a reported loss of the recognition', () =>
    given(...histories.Agreed, { type: 'RecognitionLossReported', data: { ...keysOf().agreed, occurredOn: days.signed } })
      .when(start())
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status: 'withdrawn' }));
  it('without a recognition where none is needed', () =>
    given(...historiesOf({ kind: 'dual' }).Agreed)
      .when(start(days.from, { status: 'unknown' }))
      .thenEvents(stepsOf({ kind: 'dual' }).started));
  it('twice: nothing', () => {
    given(...histories.Active)
      .when(start())
      .thenNothing();
    given(...histories.Completed)
      .when(start())
      .thenNothing();
  });
});

describe('interrupt and resume', () => {
  const interrupt = (occurredOn: LocalDate, expectedResumption?: LocalDate): PlacementCommand => ({
    type: 'InterruptPlacement',
    occurredOn,
    ...(expectedResumption && { expectedResumption }),
  });
  const resume = (occurredOn: LocalDate): PlacementCommand => ({ type: 'ResumePlacement', occurredOn });
  const interrupted = (occurredOn: LocalDate, expectedResumption?: LocalDate): PlacementEvent => ({
    type: 'PlacementInterrupted',
    data: { ...(expectedResumption && { expectedResumption }), occurredOn },
  });
  it('is interrupted', () =>
    given(...histories.Active)
      .when(interrupt(days.interrupted))
      .thenEvents(step.interrupted));
  it('with the day on which it is expected to go on', () =>
    given(...histories.Active)
      .when(interrupt(days.interrupted, days.to))
      .thenEvents(interrupted(days.interrupted, days.to)));
  it('twice: nothing', () =>
    given(...histories.Interrupted)
      .when(interrupt(days.interrupted))
      .thenNothing());
  it('dates in order', () => {
    given(...histories.Active)
      .when(interrupt(on('2026-02-01')))
      .thenRejected('DatesOutOfOrder', { from: days.from, to: '2026-02-01' });
    given(...histories.Active)
      .when(interrupt(days.interrupted, on('2026-03-01')))
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: '2026-03-01' });
    given(...histories.Interrupted, step.resumed)
      .when(interrupt(on('2026-03-15')))
      .thenRejected('DatesOutOfOrder', { from: days.resumed, to: '2026-03-15' });
    given(...histories.Interrupted)
      .when(resume(on('2026-03-01')))
      .thenRejected('DatesOutOfOrder', { from: '2026-03-03', to: '2026-03-01' });
    given(...histories.Interrupted)
      .when(resume(days.interrupted))
      .thenRejected('DatesOutOfOrder', { from: '2026-03-03', to: days.interrupted });
  });
  it('past the end needs an amendment', () => {
    const after = on('2026-10-01');
    given(...histories.Active)
      .when(interrupt(after))
      .thenRejected('BeyondAgreedEnd', { date: after, to: days.to });
    given(...histories.Active)
      .when(interrupt(days.interrupted, after))
      .thenRejected('BeyondAgreedEnd', { date: after, to: days.to });
    given(...histories.Interrupted)
      .when(resume(after))
      .thenRejected('BeyondAgreedEnd', { date: after, to: days.to });
    given(...histories.Interrupted)
      .when(resume(days.to))
      .thenEvents({ type: 'PlacementResumed', data: { interruptedOn: days.interrupted, occurredOn: days.to } });
  });
  it('is resumed, and may be interrupted again', () => {
    given(...histories.Interrupted)
      .when(resume(days.resumed))
      .thenEvents(step.resumed);
    given(...histories.Interrupted, step.resumed)
      .when(interrupt(days.resumed))
      .thenEvents(interrupted(days.resumed));
  });
  it('is resumed twice: nothing', () =>
    given(...histories.Interrupted, step.resumed)
      .when(resume(days.resumed))
      .thenNothing());
  it('keeps each interruption with its own end', () => {
    const history = [...histories.Interrupted, step.resumed, interrupted(days.midway)];
    given(...history)
      .when(resume(days.to))
      .thenEvents({ type: 'PlacementResumed', data: { interruptedOn: days.midway, occurredOn: days.to } });
    expect(given(...history, { type: 'PlacementResumed', data: { interruptedOn: days.midway, occurredOn: days.to } }).state).toMatchObject({
      interruptions: [
        { from: days.interrupted, resumedOn: days.resumed },
        { from: days.midway, resumedOn: days.to },
      ],
    });
  });
});

describe('contact moments and interim assessments', () => {
  const moment: PlacementCommand = { type: 'RecordContactMoment', kind: 'progress', onSite: true, occurredOn: days.midway };
  const recorded: PlacementEvent = { type: 'ContactMomentRecorded', data: { kind: 'progress', onSite: true, occurredOn: days.midway } };
  const assess: PlacementCommand = { type: 'RecordInterimAssessment', outcome: 'on-track', occurredOn: days.midway };
  const assessed: PlacementEvent = { type: 'InterimAssessmentRecorded', data: { outcome: 'on-track', occurredOn: days.midway } };
  it.each(['Active', 'Interrupted'] as const)('are recorded while %s', (status) => {
    given(...histories[status])
      .when(moment)
      .thenEvents(recorded);
    given(...histories[status])
      .when(assess)
      .thenEvents(assessed);
  });
  it('twice: nothing', () => {
    given(...histories.Active, recorded)
      .when(moment)
      .thenNothing();
    given(...histories.Active, assessed)
      .when(assess)
      .thenNothing();
  });
  it('of another kind, place, day or outcome is another', () => {
    const other = { kind: 'evaluation', onSite: false, occurredOn: days.to } as const;
    for (const change of [{ kind: other.kind }, { onSite: other.onSite }, { occurredOn: other.occurredOn }]) {
      given(...histories.Active, recorded)
        .when({ type: 'RecordContactMoment', kind: 'progress', onSite: true, occurredOn: days.midway, ...change })
        .thenEvents({ type: 'ContactMomentRecorded', data: { kind: 'progress', onSite: true, occurredOn: days.midway, ...change } });
    }
    given(...histories.Active, assessed)
      .when({ ...assess, occurredOn: days.to })
      .thenEvents({ type: 'InterimAssessmentRecorded', data: { outcome: 'on-track', occurredOn: days.to } });
    given(...histories.Active, assessed)
      .when({ type: 'RecordInterimAssessment', outcome: 'at-risk', occurredOn: days.midway })
      .thenEvents({ type: 'InterimAssessmentRecorded', data: { outcome: 'at-risk', occurredOn: days.midway } });
  });
  it('not before the start', () => {
    given(...histories.Active)
      .when({ ...moment, occurredOn: days.signed })
      .thenRejected('DatesOutOfOrder', { from: days.from, to: days.signed });
    given(...histories.Active)
      .when({ ...assess, occurredOn: days.signed })
      .thenRejected('DatesOutOfOrder', { from: days.from, to: days.signed });
  });
});

describe('report the loss of the recognition', () => {
  const report = { type: 'ReportRecognitionLoss', facts: { recognition }, occurredOn: days.midway } as const satisfies PlacementCommand;
  const reported = (keys: typeof step.matched.data | typeof step.ended.data, occurredOn: LocalDate = days.midway): PlacementEvent => {
    const { occurredOn: _, ...rest } = keys;
    const { recordedBy: _by, ...data } = { recordedBy: '', ...rest };
    return { type: 'RecognitionLossReported', data: { ...data, occurredOn } };
  };
  it('flags the placement from match to end', () => {
    given(...histories.Accepted)
      .when(report)
      .thenEvents(reported(step.matched.data));
    given(...histories.Interrupted)
      .when(report)
      .thenEvents(reported(step.ended.data));
  });
  it('twice: nothing, as long as it was not verified in between', () => {
    const lost = given(...histories.Active, reported(step.ended.data));
    lost.when({ ...report, occurredOn: days.to }).thenNothing();
    lost.when({ ...report, facts: { recognition: { ...recognition, lastVerifiedAt: days.midway } }, occurredOn: days.to }).thenNothing();
    lost.when({ ...report, facts: {}, occurredOn: days.to }).thenNothing();
  });
  it('is lost again after it was verified again', () => {
    const verified = { recognition: { ...recognition, lastVerifiedAt: on('2026-06-01') } };
    const lost = given(...histories.Agreed, reported(step.ended.data));
    lost.when({ ...report, facts: verified }).thenNothing();
    lost.when({ ...report, facts: verified, occurredOn: days.to }).thenEvents(reported(step.ended.data, days.to));
    given(...histories.Agreed, reported(step.ended.data), reported(step.ended.data, days.to))
      .when({ ...say.start, facts: verified, occurredOn: days.to })
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status: 'withdrawn' });
  });
  it.each(['mbo-other', 'hbo-internship', 'work-experience'] as const)('BPV only, not %s', (kind) =>
    given(...historiesOf({ kind }).Active)
      .when(report)
      .thenRejected('RecognitionNotNeeded', { kind }),
  );
});

it('nothing occurs in the future', () =>
  given(...histories.Agreed)
    .when({ ...say.start, occurredOn: on('2026-11-21') })
    .thenRejected('OccurredInFuture', { occurredOn: '2026-11-21', today }));
