import type { Language } from '../../domain/shared/rejection.ts';
import type { AuditEntry } from '../../projections/audit-history/projection.ts';
import { entryView } from '../audit/view.ts';
import type { Call } from '../http/request.ts';
import type { LivePage, LiveReader } from './following.ts';

type Asking = Pick<Call, 'language' | 'scope' | 'query'>;
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

/** Pages and entries are shared by all who follow, and so are the bytes made of them. */
const wholePages = new WeakMap<LivePage, Map<Language, Uint8Array>>();
const frames = new WeakMap<AuditEntry, Map<Language, string>>();

function framesOf(page: LivePage, { language, scope, query }: Asking): string | Uint8Array {
  const { aggregate, organisation, stream } = query;
  const asksForAll = scope === 'all' && aggregate === undefined && organisation === undefined && stream === undefined;
  if (asksForAll) return remembered(wholePages, page, language, () => Buffer.from(joined(page.entries, language)));
  return joined(
    page.entries.filter(
      (entry) =>
        (scope === 'all' || scope.organisations.some((own) => entry.organisations.includes(own))) &&
        (aggregate === undefined || entry.aggregate === aggregate) &&
        (organisation === undefined || entry.organisations.includes(organisation)) &&
        (stream === undefined || entry.stream === stream),
    ),
    language,
  );
}

const joined = (entries: readonly AuditEntry[], language: Language): string => entries.map((entry) => frameOf(entry, language)).join('');

const frameOf = (entry: AuditEntry, language: Language): string =>
  remembered(frames, entry, language, () => `id: ${entry.position}\ndata: ${JSON.stringify(entryView(entry, language))}\n\n`);

function remembered<K extends object, T>(memory: WeakMap<K, Map<Language, T>>, of: K, language: Language, make: () => T): T {
  const made = memory.get(of) ?? new Map<Language, T>();
  memory.set(of, made);
  const known = made.get(language) ?? make();
  made.set(language, known);
  return known;
}
