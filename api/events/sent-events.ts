import type { AuditEntry } from '../../projections/audit-history/projection.ts';
import { entryView, withheldIn } from '../audit/view.ts';
import type { Call } from '../http/request.ts';
import type { LivePage, LiveReader } from './following.ts';

type Asking = Pick<Call, 'language' | 'scope' | 'sight' | 'query'> &
  Readonly<{
    /** Whether it is still the day on which it was asked: roles hold by the day. */
    sameDay(): boolean;
  }>;
export type Pace = Readonly<{
  /** After so long without anything a comment is sent, so that both sides know that the other is there. */
  heartbeatMs: number;
  /** After so long a stream ends and its client comes back: with a token that is still good, to what it may see by then. */
  lifetimeMs: number;
  now(): number;
}>;

export const usualPace: Pace = { heartbeatMs: 15_000, lifetimeMs: 15 * 60_000, now: () => performance.now() };
const retryMs = 2000;

/** The history as a client follows it: a frame for each entry that it may see and has asked for. */
export async function* sentEvents(
  reader: LiveReader,
  asking: Asking,
  gone: AbortSignal,
  { heartbeatMs, lifetimeMs, now }: Pace = usualPace,
): AsyncGenerator<string | Uint8Array> {
  const close = (): void => reader.close();
  gone.addEventListener('abort', close);
  try {
    const end = now() + lifetimeMs;
    let beat = now() + heartbeatMs;
    yield `retry: ${retryMs}\n${placed('follows', reader)}`;
    while (!gone.aborted && !reader.closed && now() < end) {
      const page = await reader.next(Math.max(0, Math.min(beat, end) - now()));
      if (!asking.sameDay()) return;
      const frames = framesOf(page, asking);
      if (frames.length === 0 && now() < beat) continue;
      yield frames.length > 0 ? frames : placed('still here', reader);
      beat = now() + heartbeatMs;
    }
  } finally {
    gone.removeEventListener('abort', close);
    reader.close();
  }
}

/** A comment with the place in the history: who comes back after it need not be shown again that there was nothing to see. */
const placed = (comment: string, { position }: LiveReader): string => `: ${comment}\nid: ${position}\n\n`;

/** Pages and entries are shared by all who follow, and so are the bytes made of them: for each language, and for each way in which they may be seen. */
const wholePages = new WeakMap<LivePage, Map<string, Uint8Array>>();
const frames = new WeakMap<AuditEntry, Map<string, string>>();

function framesOf(page: LivePage, asking: Asking): string | Uint8Array {
  const { language, scope, sight, query } = asking;
  const { aggregate, organisation, stream } = query;
  const asksForAll = scope === 'all' && aggregate === undefined && organisation === undefined && stream === undefined;
  if (asksForAll) return remembered(wholePages, page, `${language} ${JSON.stringify(sight)}`, () => Buffer.from(joined(page.entries, asking)));
  return joined(
    page.entries.filter(
      (entry) =>
        (scope === 'all' || scope.organisations.some((own) => entry.organisations.includes(own))) &&
        (aggregate === undefined || entry.aggregate === aggregate) &&
        (organisation === undefined || entry.organisations.includes(organisation)) &&
        (stream === undefined || entry.stream === stream),
    ),
    asking,
  );
}

const joined = (entries: readonly AuditEntry[], asking: Asking): string => entries.map((entry) => frameOf(entry, asking)).join('');

function frameOf(entry: AuditEntry, asking: Asking): string {
  const seen = `${asking.language} ${withheldIn(entry, asking.sight)}`;
  return remembered(frames, entry, seen, () => `id: ${entry._id}\ndata: ${JSON.stringify(entryView(entry, asking))}\n\n`);
}

function remembered<K extends object, T>(memory: WeakMap<K, Map<string, T>>, of: K, seen: string, make: () => T): T {
  const made = memory.get(of) ?? new Map<string, T>();
  memory.set(of, made);
  const known = made.get(seen) ?? make();
  made.set(seen, known);
  return known;
}
