import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import type { EventFeed, EventStore, ProposedEvent, Revision, StoredEvent, StreamName } from '../../domain/ports/event-store.ts';
import { maxAppendSize, textsOf } from '../event-store/appending.ts';
import { UnusableData } from '../sqlite.ts';
import { LogWalk } from './log-walk.ts';

type Log = EventStore & EventFeed;

export type Migrated = Readonly<{
  /** Events that an earlier run had copied. */
  before: number;
  copied: number;
  streams: number;
  /** Streams whose count or content is not the same on both sides; empty when all is well. */
  different: readonly string[];
  /** Events that came into the source meanwhile, and are not in the target. */
  since: number;
}>;

/** How many events one append has at most. */
const longestRun = 500;
const attempts = 30;
const pauseMs = 1000;

/**
 * Copies a log, event by event in its own order, so that read models made of the copy are the same. Ids, types, data and metadata (with the time of
 * recording) stay as they are; positions are the target's own. What the target holds must be the beginning of the source: then an earlier run is gone on with.
 * @throws UnusableData when the target holds something else
 */
export async function migrate(source: Log, target: Log, onProgress: (copied: number) => void = () => undefined): Promise<Migrated> {
  const walk = new LogWalk(source);
  let copied = 0;
  let before: number;
  try {
    before = await passWhatIsThere(walk, target);
    for (let run = await nextRun(walk); run.length > 0; run = await nextRun(walk)) {
      await append(target, run);
      copied += run.length;
      onProgress(copied);
    }
  } finally {
    await walk.close();
  }
  const { digests: original, beyond: since } = await digestsOf(source, before + copied);
  const { digests: copy } = await digestsOf(target);
  const different = [...new Set([...original.keys(), ...copy.keys()])].filter((stream) => original.get(stream) !== copy.get(stream));
  return { before, copied, streams: original.size, different, since };
}

/** Goes past the events that the target has already. */
async function passWhatIsThere(walk: LogWalk, target: Log): Promise<number> {
  const there = new LogWalk(target);
  let count = 0;
  try {
    for (let held = await there.peek(); held !== undefined; held = await there.peek()) {
      const original = await walk.peek();
      if (original === undefined || lineOf(original) !== lineOf(held)) {
        throw new UnusableData({
          nl: `Het doel bevat iets anders dan de bron: gebeurtenis ${count + 1} is er ${held.type} in ${held.stream}. Er is niets veranderd.`,
          en: `The target holds something else than the source: event ${count + 1} is ${held.type} in ${held.stream} there. Nothing was changed.`,
        });
      }
      walk.pass();
      there.pass();
      count += 1;
    }
    return count;
  } finally {
    await there.close();
  }
}

/** The events that stand one behind the other in one stream: they can be written together without any other losing its place. */
async function nextRun(walk: LogWalk): Promise<readonly StoredEvent[]> {
  const run: StoredEvent[] = [];
  let size = 0;
  for (let next = await walk.peek(); next !== undefined && run.length < longestRun; next = await walk.peek()) {
    if (run[0] !== undefined && next.stream !== run[0].stream) break;
    const [texts] = textsOf(next.stream, [proposedFrom(next)]);
    size += Buffer.byteLength(texts?.[0] ?? '') + Buffer.byteLength(texts?.[1] ?? '') + 2 * next.type.length;
    if (run.length > 0 && size > maxAppendSize) break;
    run.push(next);
    walk.pass();
  }
  return run;
}

async function append(target: Log, run: readonly StoredEvent[]): Promise<void> {
  const [first] = run as [StoredEvent];
  const expected = first.revision === 0 ? 'no-stream' : ((first.revision - 1) as Revision);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await target.append(first.stream, expected, run.map(proposedFrom));
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || attempt >= attempts) throw error;
      await sleep(pauseMs);
    }
  }
}

const proposedFrom = ({ id, type, data, metadata }: StoredEvent): ProposedEvent => ({ id, type, data, metadata });

/** Everything of an event that must be the same on both sides. */
const lineOf = ({ stream, revision, id, type, data, metadata }: StoredEvent): string => JSON.stringify([stream, revision, id, type, data, metadata]);

/** Of every stream how many events it has and the hash of their content, in the first `most` events of the log; and how many come after those. */
async function digestsOf(log: Log, most = Number.POSITIVE_INFINITY): Promise<{ digests: ReadonlyMap<StreamName, string>; beyond: number }> {
  const walk = new LogWalk(log);
  const digests = new Map<StreamName, { count: number; hash: string }>();
  let seen = 0;
  try {
    for (let event = await walk.peek(); event !== undefined; event = await walk.peek()) {
      walk.pass();
      seen += 1;
      if (seen > most) continue;
      const before = digests.get(event.stream) ?? { count: 0, hash: '' };
      digests.set(event.stream, { count: before.count + 1, hash: createHash('sha256').update(before.hash).update(lineOf(event)).digest('base64') });
    }
  } finally {
    await walk.close();
  }
  return { digests: new Map([...digests].map(([stream, { count, hash }]) => [stream, `${count} ${hash}`])), beyond: Math.max(0, seen - most) };
}
