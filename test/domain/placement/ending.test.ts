import { describe, expect, it } from '@jest/globals';
import type { CompletePlacement, Ending, PlacementCommand, TerminatePlacement } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { terminationReasons } from '../../../domain/placement/lists.ts';
import { placementKinds } from '../../../domain/shared/lists.ts';
import { commandsOf, days, historiesOf, on, recorder, stepsOf } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const say = commandsOf();
const histories = historiesOf();

describe('end the period', () => {
  const end: PlacementCommand = say.end;
  it('on a day that has come', () =>
    given(...histories.Active)
      .when(end)
      .thenEvents(step.ended));
  it('not in the future', () =>
    given(...histories.Active)
      .when({ ...end, occurredOn: on('2026-11-21') })
      .thenRejected('OccurredInFuture'));
  it('not before it started', () =>
    given(...histories.Active)
      .when({ ...end, occurredOn: on('2026-02-01') })
      .thenRejected('DatesOutOfOrder', { from: days.from, to: '2026-02-01' }));
  it('not before it was resumed', () =>
    given(...histories.Interrupted, step.resumed)
      .when({ ...end, occurredOn: days.interrupted })
      .thenRejected('DatesOutOfOrder', { from: days.resumed, to: days.interrupted }));
  it('twice: nothing', () => {
    given(...histories.AwaitingAssessment)
      .when(end)
      .thenNothing();
    given(...histories.Completed)
      .when(end)
      .thenNothing();
  });
});

describe('the opinion of the company', () => {
  it('is recorded', () =>
    given(...histories.AwaitingAssessment)
      .when(say.opinion)
      .thenEvents(step.opinion));
  it('twice: nothing, not even when it is assessed', () => {
    given(...histories.AwaitingAssessment, step.opinion)
      .when(say.opinion)
      .thenNothing();
    given(...histories.Completed)
      .when(say.opinion)
      .thenNothing();
  });
  it('may change until the assessment', () =>
    given(...histories.AwaitingAssessment, step.opinion)
      .when({ ...say.opinion, opinion: 'insufficient' })
      .thenEvents({ type: 'CompanyOpinionRecorded', data: { opinion: 'insufficient', occurredOn: days.to } }));
});

describe('complete the placement', () => {
  const complete = (change: Partial<CompletePlacement> = {}): PlacementCommand => ({ ...say.complete, ...change });
  const ready = [...histories.AwaitingAssessment, step.opinion];
  it('with result and hours', () =>
    given(...ready)
      .when(complete())
      .thenEvents(step.completed));
  it('a failed final assessment is still completed', () =>
    given(...ready)
      .when(complete({ result: 'insufficient' }))
      .thenEvents({ type: 'PlacementCompleted', data: { ...step.completed.data, result: 'insufficient' } }));
  it.each(['student', 'company'] as const)('the institution decides (WEB 7.2.8), not the %s', (decidedBy) =>
    given(...ready)
      .when(complete({ decidedBy }))
      .thenRejected('NotTheAssessor', { assessor: 'institution', decidedBy }),
  );
  it('the company decides on a work-experience place', () =>
    given(...historiesOf({ kind: 'work-experience' }).AwaitingAssessment)
      .when(complete())
      .thenRejected('NotTheAssessor', { assessor: 'company', decidedBy: 'institution' }));
  it.each(['bpv-bol', 'bpv-bbl'] as const)('%s needs the opinion of the company first', (kind) =>
    given(...historiesOf({ kind }).AwaitingAssessment)
      .when(complete())
      .thenRejected('CompanyOpinionFirst'),
  );
  it('not before the period ended', () =>
    given(...ready)
      .when(complete({ occurredOn: days.midway }))
      .thenRejected('DatesOutOfOrder', { from: days.to, to: days.midway }));
  it('hours are whole, from 0', () => {
    given(...ready)
      .when(complete({ hours: 1.5 }))
      .thenRejected('PlacementHoursNotWhole', { hours: 1.5 });
    given(...ready)
      .when(complete({ hours: -1 }))
      .thenRejected('PlacementHoursNotWhole', { hours: -1 });
    given(...ready)
      .when(complete({ hours: 0 }))
      .thenEvents({ type: 'PlacementCompleted', data: { ...step.completed.data, hours: 0 } });
  });
  it('twice: nothing', () =>
    given(...histories.Completed)
      .when(complete())
      .thenNothing());
  it('once only', () => {
    given(...histories.Completed)
      .when(complete({ hours: 600 }))
      .thenRejected('WrongState');
    given(...histories.Completed)
      .when(complete({ result: 'insufficient' }))
      .thenRejected('WrongState');
  });
});

const lawful = [
  'supervision-insufficient',
  'recognition-lost',
  'place-unavailable',
  'company-closed',
  'unsafe-workplace',
  'discrimination-or-harassment',
  'force-majeure',
];
const endingOf = (reason: Ending['reason']): Ending => (reason === 'other' ? { reason, explanation: 'moved' } : { reason });

describe('terminate the placement', () => {
  const terminate = (change: Partial<TerminatePlacement> = {}): PlacementCommand => ({ ...say.terminate, ...change });
  it.each(['Active', 'Interrupted'] as const)('while %s', (status) =>
    given(...histories[status])
      .when(terminate())
      .thenEvents(step.terminated),
  );
  it('while it awaits assessment, on or after its last day', () => {
    given(...histories.AwaitingAssessment)
      .when(terminate({ occurredOn: days.to }))
      .thenEvents({ type: 'PlacementTerminated', data: { ...step.terminated.data, occurredOn: days.to } });
    given(...histories.AwaitingAssessment)
      .when(terminate())
      .thenRejected('DatesOutOfOrder', { from: days.to, to: days.midway });
  });
  it('by a party, when the record tells', () =>
    given(...histories.Active)
      .when(terminate({ endedBy: 'student' }))
      .thenEvents({ type: 'PlacementTerminated', data: { ...step.terminated.data, endedBy: 'student' } }));
  it('dates in order', () => {
    given(...histories.Active)
      .when(terminate({ occurredOn: on('2026-02-01') }))
      .thenRejected('DatesOutOfOrder', { from: days.from, to: '2026-02-01' });
    given(...histories.Interrupted)
      .when(terminate({ occurredOn: on('2026-03-01') }))
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: '2026-03-01' });
    given(...histories.Interrupted, step.resumed)
      .when(terminate({ occurredOn: days.interrupted }))
      .thenRejected('DatesOutOfOrder', { from: days.resumed, to: days.interrupted });
  });
  it('twice: nothing', () =>
    given(...histories.Terminated)
      .when(terminate())
      .thenNothing());
  it('once only', () => {
    given(...histories.Terminated)
      .when(terminate({ reason: 'conduct' }))
      .thenRejected('WrongState');
    given(...histories.Terminated)
      .when(terminate({ occurredOn: days.to }))
      .thenRejected('WrongState');
    given(...histories.Terminated)
      .when(terminate({ reason: 'other', explanation: 'moved' }))
      .thenRejected('WrongState');
    given(...histories.Active, { type: 'PlacementTerminated', data: { ...step.terminated.data, reason: 'other', explanation: 'moved' } })
      .when(terminate({ reason: 'other', explanation: 'ill' }))
      .thenRejected('WrongState');
  });
  it('for another reason with a text', () => {
    given(...histories.Active)
      .when(terminate({ reason: 'other' }))
      .thenRejected('OtherReasonNeedsText');
    given(...histories.Active)
      .when(terminate({ reason: 'other', explanation: ' ' }))
      .thenRejected('OtherReasonNeedsText');
    given(...histories.Active)
      .when(terminate({ reason: 'other', explanation: 'moved' }))
      .thenEvents({ type: 'PlacementTerminated', data: { ...step.terminated.data, reason: 'other', explanation: 'moved', replacementRequired: false } });
  });
  it('for illness: the word only, no detail', () =>
    given(...histories.Active)
      .when(terminate({ reason: 'student-illness', explanation: 'flu' }))
      .thenRejected('OnlyOtherReasonHasText', { reason: 'student-illness' }));
  it.each(placementKinds.flatMap((kind) => terminationReasons.map((reason) => [kind, reason] as const)))(
    '%s for %s: BPV with a cause of WEB 7.2.9(2) sets replacementRequired',
    (kind, reason) => {
      const { terminated } = stepsOf({ kind });
      const ending = endingOf(reason);
      given(...historiesOf({ kind }).Active)
        .when(terminate(ending))
        .thenEvents({
          type: 'PlacementTerminated',
          data: { ...terminated.data, ...ending, replacementRequired: kind.startsWith('bpv') && lawful.includes(reason) },
        });
    },
  );
  it('keeps its end, opinion, party and reason', () => {
    const ended: PlacementEvent = {
      type: 'PlacementTerminated',
      data: { ...step.terminated.data, endedBy: 'company', reason: 'other', explanation: 'moved', occurredOn: days.to },
    };
    expect(given(...histories.AwaitingAssessment, step.opinion, ended).state).toMatchObject({
      status: 'Terminated',
      endedOn: days.to,
      companyOpinion: 'good',
      endedBy: 'company',
      reason: 'other',
      explanation: 'moved',
      terminatedOn: days.to,
    });
  });
});

describe('cancel what is agreed', () => {
  const cancel = (change: Partial<Ending> = {}): PlacementCommand => ({ ...say.cancel, ...change });
  it('before it starts', () =>
    given(...histories.Agreed)
      .when(cancel())
      .thenEvents(step.cancelled));
  it('twice: nothing', () =>
    given(...histories.Cancelled)
      .when(cancel())
      .thenNothing());
  it('once only', () => {
    given(...histories.Cancelled)
      .when(cancel({ reason: 'conduct' }))
      .thenRejected('WrongState');
    given(...histories.Cancelled)
      .when(cancel({ reason: 'place-unavailable', explanation: 'x' }))
      .thenRejected('WrongState');
  });
  it('for another reason with a text', () => {
    given(...histories.Agreed)
      .when(cancel({ reason: 'other' }))
      .thenRejected('OtherReasonNeedsText');
    given(...histories.Agreed)
      .when(cancel({ reason: 'other', explanation: 'moved' }))
      .thenEvents({ type: 'PlacementCancelled', data: { ...step.cancelled.data, reason: 'other', explanation: 'moved', replacementRequired: false } });
    given(...histories.Agreed)
      .when(cancel({ explanation: 'x' }))
      .thenRejected('OnlyOtherReasonHasText', { reason: 'place-unavailable' });
  });
  it('and not what was terminated, for the same reason either', () =>
    given(...histories.Terminated)
      .when(cancel({ reason: step.terminated.data.reason }))
      .thenRejected('WrongState'));
  it('says who recorded it', () =>
    given(...histories.Agreed)
      .when(cancel(), { today: days.completed, by: 'manager-2' })
      .thenEvents({ type: 'PlacementCancelled', data: { ...step.cancelled.data, recordedBy: 'manager-2' } }));
  it('the recorder of the builder is the manager of the spec', () => expect(recorder).toBe('manager-1'));
});
