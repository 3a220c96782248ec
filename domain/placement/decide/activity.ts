import { addDays, periodsOverlap } from '../../shared/local-date.ts';
import { kinds } from '../kinds.ts';
import type { HoursWarning } from '../lists.ts';
import { keysOf } from '../state.ts';
import { type Allowing, allowing } from '../transitions.ts';
import { type IsoWeek, weekPeriod } from '../week.ts';
import { type DecisionsFor, daysOf, inOrder, isAmount, isLost, recognised, reject } from './rules.ts';

const hoursInWeek = 168;
/** Arbeidstijdenwet 4:3 and the rules under it: 45 hours is the most that somebody of 16 or 17 works in a week. */
const mostHoursOfMinor = 45;

function hoursFit(hours: number): void {
  if (!isAmount(hours) || hours > hoursInWeek) reject('HoursDoNotFitWeek', { hours: hours || 0, most: hoursInWeek });
}
const warningsOf = ({ agreement }: Allowing<'RecordHours'>, hours: number): readonly HoursWarning[] =>
  agreement.terms.minor && hours > mostHoursOfMinor ? ['minor-over-45-hours'] : [];

/** A week that lies in the period for a part counts as inside it. */
function weekInside(known: Allowing<'RecordHours'>, week: IsoWeek, today: string): void {
  const { from: monday, to: sunday } = weekPeriod(week);
  const period = { from: known.startedOn, to: 'endedOn' in known ? known.endedOn : known.agreement.terms.to };
  if (!periodsOverlap({ from: monday, to: sunday }, period)) reject('WeekOutsidePlacement', { week, ...period });
  if (monday > today) reject('OccurredInFuture', { occurredOn: monday, today });
}

export const activityDecisions: DecisionsFor<
  | 'StartPlacement'
  | 'InterruptPlacement'
  | 'ResumePlacement'
  | 'RecordHours'
  | 'ApproveHours'
  | 'CorrectHours'
  | 'RecordContactMoment'
  | 'RecordInterimAssessment'
  | 'ReportRecognitionLoss'
> = {
  StartPlacement({ facts, occurredOn }, state, { by }) {
    if ('startedOn' in state && state.startedOn === occurredOn) return [];
    const known = allowing('StartPlacement', state);
    const { from, to } = known.agreement.terms;
    if (occurredOn < from) return reject('StartBeforeAgreed', { from });
    if (occurredOn > to) return reject('BeyondAgreedEnd', { date: occurredOn, to });
    const recognition = recognised(known, facts);
    return [{ type: 'PlacementStarted', data: { ...keysOf(known), ...(recognition && { recognition }), recordedBy: by, occurredOn } }];
  },

  InterruptPlacement({ expectedResumption, occurredOn }, state) {
    if ('interruptions' in state && state.interruptions.some(({ from }) => from === occurredOn)) return [];
    const known = allowing('InterruptPlacement', state);
    const { to } = known.agreement.terms;
    inOrder(...daysOf(known), occurredOn, expectedResumption);
    const last = expectedResumption ?? occurredOn;
    if (last > to) return reject('BeyondAgreedEnd', { date: last, to });
    return [{ type: 'PlacementInterrupted', data: { ...(expectedResumption && { expectedResumption }), occurredOn } }];
  },

  ResumePlacement({ occurredOn }, state) {
    if ('interruptions' in state && state.interruptions.some(({ resumedOn }) => resumedOn === occurredOn)) return [];
    const known = allowing('ResumePlacement', state);
    const { to } = known.agreement.terms;
    const interruptedOn = known.interruptions.at(-1)?.from ?? known.startedOn;
    inOrder(addDays(interruptedOn, 1), occurredOn);
    if (occurredOn > to) return reject('BeyondAgreedEnd', { date: occurredOn, to });
    return [{ type: 'PlacementResumed', data: { interruptedOn, occurredOn } }];
  },

  RecordHours({ week, hours, occurredOn }, state, { today }) {
    const known = allowing('RecordHours', state);
    const recorded = known.hours[week];
    if (recorded?.hours === hours) return [];
    if (recorded !== undefined) return reject('HoursRecordedAlready', { week, hours: recorded.hours });
    hoursFit(hours);
    weekInside(known, week, today);
    return [{ type: 'HoursRecorded', data: { week, hours, warnings: warningsOf(known, hours), occurredOn } }];
  },

  ApproveHours({ week, occurredOn }, state) {
    const recorded = allowing('ApproveHours', state).hours[week];
    if (recorded === undefined) return reject('NoHoursRecorded', { week });
    return recorded.approved ? [] : [{ type: 'HoursApproved', data: { week, hours: recorded.hours, occurredOn } }];
  },

  CorrectHours({ week, hours, why, occurredOn }, state) {
    const known = allowing('CorrectHours', state);
    const recorded = known.hours[week];
    if (recorded === undefined) return reject('NoHoursRecorded', { week });
    if (recorded.hours === hours) return [];
    hoursFit(hours);
    return [{ type: 'HoursCorrected', data: { week, before: recorded.hours, hours, why, warnings: warningsOf(known, hours), occurredOn } }];
  },

  RecordContactMoment({ kind, onSite, occurredOn }, state) {
    const { startedOn, contactMoments } = allowing('RecordContactMoment', state);
    if (contactMoments.some((each) => each.kind === kind && each.onSite === onSite && each.on === occurredOn)) return [];
    inOrder(startedOn, occurredOn);
    return [{ type: 'ContactMomentRecorded', data: { kind, onSite, occurredOn } }];
  },

  RecordInterimAssessment({ outcome, occurredOn }, state) {
    const { startedOn, interimAssessments } = allowing('RecordInterimAssessment', state);
    if (interimAssessments.some((each) => each.outcome === outcome && each.on === occurredOn)) return [];
    inOrder(startedOn, occurredOn);
    return [{ type: 'InterimAssessmentRecorded', data: { outcome, occurredOn } }];
  },

  ReportRecognitionLoss({ facts, occurredOn }, state) {
    const known = allowing('ReportRecognitionLoss', state);
    const { kind } = known.offer;
    if (!kinds[kind].bpv) return reject('RecognitionNotNeeded', { kind });
    const { recognitionLostOn } = known;
    if (recognitionLostOn !== undefined && (occurredOn <= recognitionLostOn || isLost(known, facts.recognition))) return [];
    return [{ type: 'RecognitionLossReported', data: { ...keysOf(known), occurredOn } }];
  },
};
