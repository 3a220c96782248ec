import { describe, expect, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { IsoWeek, weekPeriod } from '../../../domain/placement/week.ts';
import { days, historiesOf, on, stepsOf, week } from '../../support/builders/placement.ts';
import { deciderSpec, today } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const histories = historiesOf();

describe('hours', () => {
  const record = (hours: number, of = week): PlacementCommand => ({ type: 'RecordHours', week: of, hours, occurredOn: days.to });
  const recorded = (hours: number, of = week): PlacementEvent => ({ type: 'HoursRecorded', data: { week: of, hours, warnings: [], occurredOn: days.to } });
  const correct = (hours: number, of = week): PlacementCommand => ({ type: 'CorrectHours', week: of, hours, why: 'ill', occurredOn: days.to });
  const corrected = { type: 'HoursCorrected', data: { week, before: 32, hours: 24, why: 'ill', warnings: [], occurredOn: days.to } } as const;
  const approve: PlacementCommand = { type: 'ApproveHours', week, occurredOn: days.to };
  const approved: PlacementEvent = { type: 'HoursApproved', data: { week, hours: 32, occurredOn: days.to } };
  const minor = historiesOf({ agreed: { minor: true } }).Active;

  it.each(['Active', 'AwaitingAssessment'] as const)('are recorded per week while %s', (status) =>
    given(...histories[status])
      .when(record(32))
      .thenEvents(step.hours),
  );
  it('twice: nothing', () =>
    given(...histories.Active, step.hours)
      .when(record(32))
      .thenNothing());
  it('of a week are recorded once; after that they are corrected', () =>
    given(...histories.Active, step.hours)
      .when(record(33))
      .thenRejected('HoursRecordedAlready', { week, hours: 32 }));
  it('week inside the period, for a part at least', () => {
    const first = IsoWeek.parse('2026-W06');
    const last = IsoWeek.parse('2026-W40');
    given(...histories.Active)
      .when(record(8, first))
      .thenEvents(recorded(8, first));
    given(...histories.Active)
      .when(record(8, last))
      .thenEvents(recorded(8, last));
    given(...histories.Active)
      .when(record(8, IsoWeek.parse('2026-W05')))
      .thenRejected('WeekOutsidePlacement', { week: '2026-W05', from: days.from, to: days.to });
    given(...histories.Active)
      .when(record(8, IsoWeek.parse('2026-W41')))
      .thenRejected('WeekOutsidePlacement', { week: '2026-W41', from: days.from, to: days.to });
  });
  it('week inside what the period has become', () =>
    given(...histories.Active, { type: 'PeriodEnded', data: { ...step.ended.data, occurredOn: days.midway } })
      .when(record(8, IsoWeek.parse('2026-W21')))
      .thenRejected('WeekOutsidePlacement', { week: '2026-W21', from: days.from, to: days.midway }));
  it('not of a week to come', () => {
    const longer = historiesOf({ agreed: { to: on('2026-12-31') } }).Active;
    given(...longer)
      .when(record(8, IsoWeek.parse('2026-W47')))
      .thenEvents(recorded(8, IsoWeek.parse('2026-W47')));
    given(...longer)
      .when(record(8, IsoWeek.parse('2026-W48')))
      .thenRejected('OccurredInFuture', { occurredOn: '2026-11-23', today });
    given(...longer)
      .when(record(8, IsoWeek.parse('2026-W48')), { today: on('2026-11-23'), by: 'manager-1' })
      .thenEvents(recorded(8, IsoWeek.parse('2026-W48')));
  });
  it('≤ 168', () => {
    given(...histories.Active)
      .when(record(168))
      .thenEvents(recorded(168));
    given(...histories.Active)
      .when(record(168.5))
      .thenRejected('HoursDoNotFitWeek', { hours: 168.5, most: 168 });
    given(...histories.Active, step.hours)
      .when(correct(169))
      .thenRejected('HoursDoNotFitWeek', { hours: 169, most: 168 });
  });
  it('not below 0, nor minus 0', () => {
    given(...histories.Active)
      .when(record(0))
      .thenEvents(recorded(0));
    given(...histories.Active)
      .when(record(-1))
      .thenRejected('HoursDoNotFitWeek', { hours: -1, most: 168 });
    given(...histories.Active)
      .when(record(-0))
      .thenRejected('HoursDoNotFitWeek', { hours: 0, most: 168 });
  });
  it('minors over 45 h is a warning', () => {
    const warned: PlacementEvent = { type: 'HoursRecorded', data: { week, hours: 45.5, warnings: ['minor-over-45-hours'], occurredOn: days.to } };
    given(...minor)
      .when(record(45))
      .thenEvents(recorded(45));
    given(...minor)
      .when(record(45.5))
      .thenEvents(warned);
    given(...histories.Active)
      .when(record(46))
      .thenEvents(recorded(46));
    given(...minor, step.hours)
      .when(correct(46))
      .thenEvents({ type: 'HoursCorrected', data: { ...corrected.data, hours: 46, warnings: ['minor-over-45-hours'] } });
  });
  it('are approved', () =>
    given(...histories.Active, step.hours)
      .when(approve)
      .thenEvents(approved));
  it('are approved twice: nothing', () =>
    given(...histories.Active, step.hours, approved)
      .when(approve)
      .thenNothing());
  it('are corrected, and then approved again', () => {
    given(...histories.Active, step.hours, approved)
      .when(correct(24))
      .thenEvents(corrected);
    given(...histories.Active, step.hours, approved, corrected)
      .when(approve)
      .thenEvents({ type: 'HoursApproved', data: { week, hours: 24, occurredOn: days.to } });
  });
  it('are corrected to what they are: nothing', () =>
    given(...histories.Active, step.hours)
      .when(correct(32))
      .thenNothing());
  it('that are not there are neither approved nor corrected', () => {
    given(...histories.Active)
      .when(approve)
      .thenRejected('NoHoursRecorded', { week });
    given(...histories.Active)
      .when(correct(8))
      .thenRejected('NoHoursRecorded', { week });
  });
});

describe('a week', () => {
  it.each([
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W20', '2026-05-11', '2026-05-17'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-W01', '2024-01-01', '2024-01-07'],
    ['2023-W01', '2023-01-02', '2023-01-08'],
  ])('%s runs from %s to %s', (text, from, to) => expect(weekPeriod(IsoWeek.parse(text))).toStrictEqual({ from, to }));
  it.each(['2025-W53', '2026-W00', '2026-W54', '2026-W1', '2026W01', '9999-W01', '2026-W47x'])('%s does not exist', (text) =>
    expect(IsoWeek.is(text)).toBe(false),
  );
});
