import { requiresReplacement } from '../corrections.ts';
import { kinds } from '../kinds.ts';
import { keysOf } from '../state.ts';
import { allowing } from '../transitions.ts';
import { type DecisionsFor, daysOf, endingOf, inOrder, reject, wholeHours } from './rules.ts';

export const endingDecisions: DecisionsFor<'CancelPlacement' | 'EndPeriod' | 'RecordCompanyOpinion' | 'CompletePlacement' | 'TerminatePlacement'> = {
  CancelPlacement({ reason, explanation, occurredOn }, state, { by }) {
    if (state.status === 'Cancelled' && state.reason === reason && state.explanation === explanation) return [];
    const known = allowing('CancelPlacement', state);
    const ending = endingOf({ reason, ...(explanation !== undefined && { explanation }) });
    const replacementRequired = requiresReplacement(known.offer.kind, reason);
    return [{ type: 'PlacementCancelled', data: { ...keysOf(known), ...ending, replacementRequired, recordedBy: by, occurredOn } }];
  },

  EndPeriod({ occurredOn }, state, { by }) {
    if ('endedOn' in state && state.endedOn === occurredOn) return [];
    const known = allowing('EndPeriod', state);
    inOrder(...daysOf(known), occurredOn);
    return [{ type: 'PeriodEnded', data: { ...keysOf(known), recordedBy: by, occurredOn } }];
  },

  RecordCompanyOpinion({ opinion, occurredOn }, state) {
    if ('companyOpinion' in state && state.companyOpinion === opinion) return [];
    allowing('RecordCompanyOpinion', state);
    return [{ type: 'CompanyOpinionRecorded', data: { opinion, occurredOn } }];
  },

  CompletePlacement({ result, hours, decidedBy, occurredOn }, state, { by }) {
    if (state.status === 'Completed' && state.result === result && state.realisedHours === hours) return [];
    const known = allowing('CompletePlacement', state);
    const { bpv, assessor } = kinds[known.offer.kind];
    if (decidedBy !== assessor) return reject('NotTheAssessor', { assessor, decidedBy });
    if (bpv && known.companyOpinion === undefined) return reject('CompanyOpinionFirst', {});
    wholeHours(hours);
    inOrder(known.endedOn, occurredOn);
    return [{ type: 'PlacementCompleted', data: { ...keysOf(known), result, hours, decidedBy, recordedBy: by, occurredOn } }];
  },

  TerminatePlacement({ reason, explanation, endedBy, occurredOn }, state, { by }) {
    if (state.status === 'Terminated' && state.reason === reason && state.explanation === explanation && state.terminatedOn === occurredOn) return [];
    const known = allowing('TerminatePlacement', state);
    const ending = endingOf({ reason, ...(explanation !== undefined && { explanation }) });
    inOrder(...daysOf(known), 'endedOn' in known ? known.endedOn : undefined, occurredOn);
    const replacementRequired = requiresReplacement(known.offer.kind, reason);
    const data = { ...keysOf(known), ...ending, replacementRequired, ...(endedBy && { endedBy }), recordedBy: by, occurredOn };
    return [{ type: 'PlacementTerminated', data }];
  },
};
