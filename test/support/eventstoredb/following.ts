import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client';
import { errorAnswer, given, type Resolved } from './answers.ts';
import type { Answer, ScenarioFilter, Step } from './recording.ts';

export type Catchup = StreamSubscription | AllStreamSubscription;

interface Following {
  readonly isOwn: (resolved: Resolved) => boolean;
  readonly perform: (live: Step, n: number) => Promise<Answer>;
  readonly checkpoints: () => number;
  readonly timeoutMs: number;
}

/** How long is listened for events too many. */
const AFTERWARDS_MS = 200;

/** Collects `take` own events, takes the `live` steps once caught up, then waits a little to see that no more arrive. */
export async function follow(subscription: Catchup, step: Step, { isOwn, perform, checkpoints, timeoutMs }: Following) {
  const { take = 0, live: liveSteps = [] } = step;
  const events: Resolved[] = [];
  const live: Answer[] = [];
  const seen: Record<string, unknown> & { caughtUp: boolean } = { confirmed: false, caughtUp: false };
  const followLive = async () => {
    Object.assign(seen, { caughtUp: true, eventsBeforeCaughtUp: events.length });
    for (const [n, next] of liveSteps.entries()) live.push(await perform(next, n));
  };
  // The two kinds of subscription declare their listeners apart; what is listened for is alike.
  (subscription as AllStreamSubscription)
    .on('confirmation', () => Object.assign(seen, { confirmed: true }))
    .on('data', (resolved) => void (isOwn(resolved) && events.push(resolved)))
    .on('error', (error) => Object.assign(seen, errorAnswer(error)))
    .once('caughtUp', () => void followLive());
  const complete = () => seen.caughtUp && events.length >= take && live.length === liveSteps.length && (!step.checkpoints || checkpoints() > 0);
  const end = Date.now() + timeoutMs;
  while (seen.error === undefined && !complete() && Date.now() < end) await sleep(10);
  await sleep(AFTERWARDS_MS);
  if (seen.error === undefined) await subscription.unsubscribe();
  const told = given({ checkpoints: step.checkpoints && checkpoints() > 0, live: step.live && live });
  return { events, answer: { ...seen, ...told } };
}

export function filterOf(
  { streamPrefixes, streamRegex, typePrefixes, typeRegex, maxSearchWindow, checkpointInterval }: ScenarioFilter,
  reached: () => void,
): Filter {
  const settings = given({ maxSearchWindow, checkpointInterval, checkpointReached: reached });
  if (streamPrefixes) return streamNameFilter({ ...settings, prefixes: [...streamPrefixes] });
  if (streamRegex) return streamNameFilter({ ...settings, regex: streamRegex });
  if (typePrefixes) return eventTypeFilter({ ...settings, prefixes: [...typePrefixes] });
  return typeRegex ? eventTypeFilter({ ...settings, regex: typeRegex }) : excludeSystemEvents(settings);
}
