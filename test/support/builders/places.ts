import type { PlacementEvent, PlacementKeys } from '../../../domain/placement/events.ts';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import { PlacementId, StudentRef } from '../../../domain/shared/identifiers.ts';
import type { PlacementKind } from '../../../domain/shared/lists.ts';
import { historiesOf } from './placement.ts';

export type Told = Partial<Omit<PlacementKeys, 'placementId' | 'kind'>> & Readonly<{ kind?: PlacementKind; number: number }>;

export const placementIdOf = (number: number): PlacementId => PlacementId.parse(`0b0f2a50-6f2e-5b8e-9d5e-${String(number).padStart(12, '0')}`);
export const studentOf = (number: number): StudentRef => StudentRef.parse(`st-${String(number).padStart(4, '0')}`);

/** An event of a placement told of another one: every key that it carries, a student only where it has one. */
export function toldOf<E extends PlacementEvent>(event: E, { kind: _, number, studentRef, ...keys }: Told): E {
  if (!('placementId' in event.data)) return event;
  const student = 'studentRef' in event.data ? { studentRef: studentRef ?? studentOf(number) } : {};
  return { ...event, data: { ...event.data, ...keys, ...student, placementId: placementIdOf(number) } };
}

/** The events of a placement up to a status. */
export const placeUpTo = (status: PlacementStatus, told: Told): readonly PlacementEvent[] =>
  historiesOf({ kind: told.kind ?? 'bpv-bol' })[status].map((event) => toldOf(event, told));
