import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import type { Funnel } from '../../projections/programme-progress/figures.ts';
import { programmeProgress } from '../../projections/programme-progress/projection.ts';
import { type Part, progressIn } from '../../projections/programme-progress/reading.ts';
import { on } from './builders/placement.ts';
import { placementIdOf, placeUpTo, type Told, toldOf } from './builders/places.ts';
import { happened, projected } from './projection-spec.ts';

const year = { from: on('2025-08-01'), to: on('2026-07-31') };
export const none: Funnel = { offered: 0, matched: 0, agreed: 0, started: 0, completed: 0, passed: 0 };
export const upTo = {
  offered: { ...none, offered: 1 },
  matched: { ...none, offered: 1, matched: 1 },
  agreed: { ...none, offered: 1, matched: 1, agreed: 1 },
  started: { ...none, offered: 1, matched: 1, agreed: 1, started: 1 },
  passed: { offered: 1, matched: 1, agreed: 1, started: 1, completed: 1, passed: 1 },
};
export const place = (status: PlacementStatus, told: Told, ...more: readonly PlacementEvent[]) =>
  happened('placement', placementIdOf(told.number), ...placeUpTo(status, told), ...more.map((event) => toldOf(event, told)));

export type History = Parameters<typeof projected>[1];
export const progress = async (
  history: readonly History[],
  { cells = [], part = {}, ...period }: Partial<Parameters<typeof progressIn>[1]> & { part?: Part } = {},
) => progressIn(await projected(programmeProgress, ...history), { ...year, cells, ...period }, part);
