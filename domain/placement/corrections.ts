import { sectors } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { count, flag, id, oneOf, type Schema } from '../shared/schema.ts';
import type { RecordedValue } from './events.ts';
import { kinds } from './kinds.ts';
import { assessmentResults, type CorrectableField, replacementCauses, terminationReasons } from './lists.ts';
import type { Allowing } from './transitions.ts';

type Ended = Allowing<'CorrectRecord'>;
type Correction = Readonly<{
  value: Schema<RecordedValue>;
  read(state: Ended): RecordedValue | undefined;
  write(state: Ended, value: never): Ended;
}>;

/** WEB 7.2.9, second paragraph, which holds for BPV. */
export const requiresReplacement = (kind: keyof typeof kinds, reason: (typeof terminationReasons)[number]): boolean =>
  kinds[kind].bpv && replacementCauses.includes(reason);

const inOffer = <T extends RecordedValue>(field: 'additional' | 'sector', value: Schema<T>): Correction => ({
  value,
  read: ({ offer }) => offer[field],
  write: (state, corrected) => ({ ...state, offer: { ...state.offer, [field]: corrected } }),
});
/** A field that some end states have and others have not. */
const inState = <T extends RecordedValue>(field: Exclude<CorrectableField, 'additional' | 'sector'>, value: Schema<T>): Correction => ({
  value,
  read: (state) => (state as Partial<Record<CorrectableField, RecordedValue>>)[field],
  write: (state, corrected) => ({ ...state, [field]: corrected }),
});

/** Each correctable field: what it may hold and where it stands. No reason is corrected to `other`: that takes a text of its own. */
export const corrections: Readonly<Record<CorrectableField, Correction>> = {
  additional: inOffer('additional', flag),
  sector: inOffer('sector', oneOf(sectors)),
  startedOn: inState('startedOn', id(LocalDate)),
  endedOn: inState('endedOn', id(LocalDate)),
  result: inState('result', oneOf(assessmentResults)),
  realisedHours: inState('realisedHours', count),
  terminatedOn: inState('terminatedOn', id(LocalDate)),
  cancelledOn: inState('cancelledOn', id(LocalDate)),
  reason: {
    ...inState('reason', oneOf(terminationReasons.filter((reason) => reason !== 'other'))),
    write(state, reason) {
      if (!('replacementRequired' in state)) return state;
      const { explanation: _, ...known } = state;
      return { ...known, reason, replacementRequired: requiresReplacement(state.offer.kind, reason) };
    },
  },
};

/** The state with the value put right; undefined when it has no such field or the value does not fit. */
export function corrected(state: Ended, field: CorrectableField, value: RecordedValue): Ended | undefined {
  const correction = corrections[field];
  if (correction.read(state) === undefined || correction.value.check(value, '') !== undefined) return undefined;
  return correction.write(state, value as never);
}
