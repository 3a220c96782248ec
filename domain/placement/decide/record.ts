import type { LocalDate } from '../../shared/local-date.ts';
import { corrected, corrections } from '../corrections.ts';
import { keysOf } from '../state.ts';
import { type Allowing, allowing } from '../transitions.ts';
import { type DecisionsFor, daysOf, inOrder, reject } from './rules.ts';

const lastDayOf = (state: Allowing<'CorrectRecord'>): LocalDate | undefined =>
  state.status === 'Completed' ? state.completedOn : state.status === 'Terminated' ? state.terminatedOn : undefined;

function daysHold(state: Allowing<'CorrectRecord'>, today: LocalDate): void {
  if ('startedOn' in state) {
    const { from, to } = state.agreement.terms;
    inOrder(from, ...daysOf(state), 'endedOn' in state ? state.endedOn : undefined, lastDayOf(state));
    if (state.startedOn > to) reject('BeyondAgreedEnd', { date: state.startedOn, to });
  }
  for (const day of [lastDayOf(state), 'cancelledOn' in state ? state.cancelledOn : undefined]) {
    if (day !== undefined && day > today) reject('OccurredInFuture', { occurredOn: day, today });
  }
}

export const recordDecisions: DecisionsFor<'LinkReplacement' | 'CorrectRecord'> = {
  LinkReplacement({ replacementId, facts, occurredOn }, state) {
    const known = allowing('LinkReplacement', state);
    if (known.replacementId === replacementId) return [];
    if (known.replacementId !== undefined) return reject('ReplacementLinkedAlready', { replacementId: known.replacementId });
    if (replacementId === known.offer.placementId) return reject('ReplacementOfItself', {});
    if (facts.replacement.studentRef !== known.candidate.studentRef) return reject('ReplacementOfOtherStudent', {});
    return [{ type: 'ReplacementLinked', data: { ...keysOf(known), replacementId, occurredOn } }];
  },

  CorrectRecord({ field, old, new: value, why, occurredOn }, state, { by, today }) {
    const known = allowing('CorrectRecord', state);
    const recorded = corrections[field].read(known);
    if (recorded === undefined) return reject('RecordHasNoField', { state: known.status, field });
    if (recorded === value) return [];
    if (recorded !== old) return reject('RecordSaysOtherwise', { field, known: recorded, given: old });
    if (known.recordedBy[field] === by) return reject('SamePerson', {});
    const next = corrected(known, field, value);
    if (next === undefined) return reject('RecordValueUnfit', { field, value });
    daysHold(next, today);
    const replacement = field === 'reason' && 'replacementRequired' in next && { replacementRequired: next.replacementRequired };
    return [{ type: 'RecordCorrected', data: { ...keysOf(next), field, old, new: value, why, ...(replacement || {}), recordedBy: by, occurredOn } }];
  },
};
