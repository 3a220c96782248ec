import { describe, expect, it } from '@jest/globals';
import type { CorrectRecord, LinkReplacement, PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent, RecordedValue } from '../../../domain/placement/events.ts';
import type { CorrectableField } from '../../../domain/placement/lists.ts';
import { StudentRef } from '../../../domain/shared/identifiers.ts';
import { days, historiesOf, keysOf, on, otherPlacementId, placementId, stepsOf, studentRef } from '../../support/builders/placement.ts';
import { deciderSpec, manager, today } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const histories = historiesOf();
const step = stepsOf();
const keys = keysOf();
const another = { ...manager, by: 'manager-2' };

describe('link a replacement', () => {
  const link = (change: Partial<LinkReplacement> = {}): PlacementCommand => ({
    type: 'LinkReplacement',
    replacementId: otherPlacementId,
    facts: { replacement: { studentRef } },
    occurredOn: days.completed,
    ...change,
  });
  const linked: PlacementEvent = { type: 'ReplacementLinked', data: { ...keys.agreed, replacementId: otherPlacementId, occurredOn: days.completed } };
  it.each(['Terminated', 'Cancelled'] as const)('of what is %s', (status) =>
    given(...histories[status])
      .when(link())
      .thenEvents(linked),
  );
  it('twice: nothing', () =>
    given(...histories.Terminated, linked)
      .when(link())
      .thenNothing());
  it('one only', () =>
    given(...histories.Terminated, linked)
      .when(link({ replacementId: placementId }))
      .thenRejected('ReplacementLinkedAlready', { replacementId: otherPlacementId }));
  it('never itself', () =>
    given(...histories.Terminated)
      .when(link({ replacementId: placementId }))
      .thenRejected('ReplacementOfItself'));
  it('same student', () => {
    given(...histories.Terminated)
      .when(link({ facts: { replacement: { studentRef: StudentRef.parse('st-other') } } }))
      .thenRejected('ReplacementOfOtherStudent');
    given(...histories.Terminated)
      .when(link({ facts: { replacement: {} } }))
      .thenRejected('ReplacementOfOtherStudent');
  });
});

describe('correct the record of an ended placement', () => {
  const correct = (field: CorrectableField, old: RecordedValue, value: RecordedValue, change: Partial<CorrectRecord> = {}): PlacementCommand => ({
    type: 'CorrectRecord',
    field,
    old,
    new: value,
    why: 'misread',
    occurredOn: days.completed,
    ...change,
  });
  const corrected = (field: CorrectableField, old: RecordedValue, value: RecordedValue, more: object = {}, of: object = keys.agreed): PlacementEvent =>
    ({
      type: 'RecordCorrected',
      data: { ...of, field, old, new: value, why: 'misread', recordedBy: 'manager-2', occurredOn: days.completed, ...more },
    }) as PlacementEvent;

  it.each([
    ['Completed', 'additional', true, false],
    ['Completed', 'sector', 'zorg-welzijn-sport', 'handel'],
    ['Completed', 'startedOn', days.from, on('2026-02-03')],
    ['Completed', 'endedOn', days.to, on('2026-09-29')],
    ['Completed', 'result', 'sufficient', 'insufficient'],
    ['Completed', 'realisedHours', 606, 600],
    ['Terminated', 'startedOn', days.from, on('2026-02-03')],
    ['Terminated', 'terminatedOn', days.midway, on('2026-05-12')],
    ['Cancelled', 'cancelledOn', days.signed, on('2025-09-23')],
  ] as const)('%s: %s', (status, field, old, value) => {
    const isKey = field === 'additional' || field === 'sector';
    const event = corrected(field, old, value, isKey ? { [field]: value } : {});
    given(...histories[status])
      .when(correct(field, old, value), another)
      .thenEvents(event);
    expect(given(...histories[status], event).state).toMatchObject(isKey ? { offer: { [field]: value } } : { [field]: value });
  });
  it.each(['Withdrawn', 'Expired'] as const)('%s: additional', (status) =>
    given(...histories[status])
      .when(correct('additional', true, false), another)
      .thenEvents(corrected('additional', true, false, { additional: false }, keys.offered)),
  );
  it('of the reason, with what it means for the replacement', () => {
    given(...histories.Terminated)
      .when(correct('reason', 'supervision-insufficient', 'conduct'), another)
      .thenEvents(corrected('reason', 'supervision-insufficient', 'conduct', { replacementRequired: false }));
    given(...histories.Cancelled)
      .when(correct('reason', 'place-unavailable', 'company-closed'), another)
      .thenEvents(corrected('reason', 'place-unavailable', 'company-closed', { replacementRequired: true }));
  });
  it('of reason other, whose text goes', () => {
    const moved: PlacementEvent = {
      type: 'PlacementTerminated',
      data: { ...step.terminated.data, reason: 'other', explanation: 'moved', replacementRequired: false },
    };
    const event = corrected('reason', 'other', 'recognition-lost', { replacementRequired: true });
    given(...histories.Active, moved)
      .when(correct('reason', 'other', 'recognition-lost'), another)
      .thenEvents(event);
    const { state } = given(...histories.Active, moved, event);
    expect(state).toMatchObject({ reason: 'recognition-lost', replacementRequired: true });
    expect(state).not.toHaveProperty('explanation');
  });
  it('never to reason other, which takes a text', () =>
    given(...histories.Terminated)
      .when(correct('reason', 'supervision-insufficient', 'other'), another)
      .thenRejected('RecordValueUnfit', { field: 'reason', value: 'other' }));

  it.each([
    ['Completed', 'additional', true, false],
    ['Completed', 'sector', 'zorg-welzijn-sport', 'handel'],
    ['Completed', 'startedOn', days.from, on('2026-02-03')],
    ['Completed', 'endedOn', days.to, on('2026-09-29')],
    ['Completed', 'result', 'sufficient', 'insufficient'],
    ['Completed', 'realisedHours', 606, 600],
    ['Terminated', 'terminatedOn', days.midway, on('2026-05-12')],
    ['Terminated', 'reason', 'supervision-insufficient', 'conduct'],
    ['Cancelled', 'cancelledOn', days.signed, on('2025-09-23')],
    ['Cancelled', 'reason', 'place-unavailable', 'conduct'],
  ] as const)('%s: %s, by another person than recorded it', (status, field, old, value) =>
    given(...histories[status])
      .when(correct(field, old, value))
      .thenRejected('SamePerson'),
  );
  it('by another person than corrected it last', () => {
    const once = corrected('realisedHours', 606, 600);
    given(...histories.Completed, once)
      .when(correct('realisedHours', 600, 601), another)
      .thenRejected('SamePerson');
    given(...histories.Completed, once)
      .when(correct('realisedHours', 600, 601))
      .thenEvents(corrected('realisedHours', 600, 601, { recordedBy: manager.by }));
  });
  it('by another person than revised the offer', () => {
    const revised: PlacementEvent = {
      type: 'OfferRevised',
      data: { ...keys.offered, sector: 'handel', expiresOn: days.expires, recordedBy: 'manager-2', occurredOn: days.offered },
    };
    given(step.offered, revised, { ...step.withdrawn, data: { ...step.withdrawn.data, sector: 'handel' } })
      .when(correct('sector', 'handel', 'ict-creatief'), another)
      .thenRejected('SamePerson');
  });
  it('twice: nothing', () =>
    given(...histories.Completed, corrected('realisedHours', 606, 600))
      .when(correct('realisedHours', 606, 600), another)
      .thenNothing());
  it('of what the record says', () =>
    given(...histories.Completed)
      .when(correct('realisedHours', 605, 600), another)
      .thenRejected('RecordSaysOtherwise', { field: 'realisedHours', known: 606, given: 605 }));
  it.each([
    ['Withdrawn', 'startedOn'],
    ['Expired', 'reason'],
    ['Cancelled', 'startedOn'],
    ['Terminated', 'result'],
    ['Completed', 'reason'],
    ['Completed', 'cancelledOn'],
  ] as const)('%s has no %s', (state, field) =>
    given(...histories[state])
      .when(correct(field, 'x', 'y'), another)
      .thenRejected('RecordHasNoField', { state, field }),
  );
  it('of which the placement has no such field changes nothing', () =>
    expect(given(...histories.Expired, corrected('startedOn', days.from, days.to)).state).toStrictEqual(given(...histories.Expired).state));
  it.each([
    ['additional', true, 'no'],
    ['sector', 'zorg-welzijn-sport', 'care'],
    ['startedOn', days.from, '2026-02-30'],
    ['endedOn', days.to, 1],
    ['result', 'sufficient', 'good'],
    ['realisedHours', 606, 1.5],
    ['realisedHours', 606, -1],
  ] as const)('%s is never %j → %j', (field, old, value) =>
    given(...histories.Completed)
      .when(correct(field, old, value), another)
      .thenRejected('RecordValueUnfit', { field, value }),
  );
  it('to days that stay in order', () => {
    const order = (status: 'Completed' | 'Terminated', field: CorrectableField, old: string, value: string, from: string, to: string) =>
      given(...histories[status])
        .when(correct(field, old, value), another)
        .thenRejected('DatesOutOfOrder', { from, to });
    order('Completed', 'startedOn', days.from, '2026-02-01', days.from, '2026-02-01');
    order('Completed', 'startedOn', days.from, '2026-10-01', '2026-10-01', days.to);
    order('Completed', 'endedOn', days.to, '2026-10-11', '2026-10-11', days.completed);
    order('Terminated', 'terminatedOn', days.midway, '2026-02-01', days.from, '2026-02-01');
  });
  it('to days around the interruptions', () => {
    const interrupted = [...histories.Interrupted, step.terminated];
    given(...interrupted)
      .when(correct('startedOn', days.from, '2026-03-03'), another)
      .thenRejected('DatesOutOfOrder', { from: '2026-03-03', to: days.interrupted });
    given(...interrupted)
      .when(correct('terminatedOn', days.midway, '2026-03-01'), another)
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: '2026-03-01' });
  });
  it('to a first day within the agreed period, as when it was started', () => {
    const { terminated } = step;
    const late: PlacementEvent = { ...terminated, data: { ...terminated.data, occurredOn: days.completed } };
    given(...histories.Active, late)
      .when(correct('startedOn', days.from, '2026-10-01'), another)
      .thenRejected('BeyondAgreedEnd', { date: '2026-10-01', to: days.to });
    given(...histories.Active, late)
      .when(correct('startedOn', days.from, days.to), another)
      .thenEvents(corrected('startedOn', days.from, days.to));
  });
  it('never to a day to come', () => {
    const future = { occurredOn: '2026-11-21', today };
    given(...histories.Terminated)
      .when(correct('terminatedOn', days.midway, '2026-11-21'), another)
      .thenRejected('OccurredInFuture', future);
    given(...histories.Cancelled)
      .when(correct('cancelledOn', days.signed, '2026-11-21'), another)
      .thenRejected('OccurredInFuture', future);
    given(...histories.Terminated)
      .when(correct('terminatedOn', days.midway, today), another)
      .thenEvents(corrected('terminatedOn', days.midway, today));
  });
});
