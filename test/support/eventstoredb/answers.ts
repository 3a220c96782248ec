import { createHash } from 'node:crypto';
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { Answer, Step } from './recording.ts';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;

const DAY_MS = 86_400_000;

/** Leaves out what is undefined: to the client and to a comparison that is not the same as left out. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What is told of an error: its type and fields; of an error without a type of its own, its code and message. */
export function errorAnswer(error: unknown): Answer {
  const { type, code, message, _raw, name, ...rest } = error as Record<string, unknown>;
  if (type === undefined || type === 'unknown') return given({ error: type ?? name ?? 'Error', code, message: (error as Error).message });
  const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => ['string', 'number', 'bigint'].includes(typeof value)));
  return given({ error: type, fields: Object.keys(fields).length > 0 ? fields : undefined });
}

/** What is told of the events of a read or a subscription: each of them, or a summary. */
export function eventsAnswer(resolved: readonly Resolved[], { summary }: Step, nameOf: (id: string) => string | undefined): Answer {
  const events = resolved.flatMap((one) => (one.event ? [eventAnswer(one, one.event, nameOf)] : []));
  if (!summary) return { events };
  const counts = {
    count: events.length,
    revisionsContiguous: rising(events, (next, last) => next.revision === last.revision + 1n),
    positionsRising: rising(events, (next, last) => next.position.commit > last.position.commit),
  };
  if (summary === 'created') return { ...counts, createdHasMilliseconds: resolved.some(({ event }) => event?.created.getMilliseconds() !== 0) };
  if (summary === 'counts') return counts;
  return { ...counts, first: events[0], last: events.at(-1), data: `sha256 ${sha256(JSON.stringify(events.map(({ data }) => data)))}` };
}

function eventAnswer({ commitPosition: commit }: Resolved, event: NonNullable<Resolved['event']>, nameOf: (id: string) => string | undefined) {
  const { streamId: stream, id, created, metadata = '<undefined>', revision, type, data, isJson } = event;
  const position = (event as NonNullable<AllStreamResolvedEvent['event']>).position;
  const recent = Math.abs(created.getTime() - Date.now()) < DAY_MS;
  return {
    stream,
    revision,
    id: nameOf(id) ?? '<server>',
    type,
    data,
    metadata,
    isJson,
    created: recent ? 'instant' : String(created),
    position,
    commitPosition: { commit, prepare: commit },
  };
}

function rising<T>(list: readonly T[], by: (next: T, last: T) => boolean): boolean {
  return list.every((next, n) => {
    const last = list[n - 1];
    return last === undefined || by(next, last);
  });
}

/** Makes answers equal in every run: positions become their rank, the scope '@', bigints decimals, bytes and long texts a description. */
export function normalise(answers: readonly Answer[], scope: string): Answer[] {
  const walk = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('utf8') };
    if (Array.isArray(value)) return value.map(walk);
    if (isPosition(value)) return value.commit === value.prepare ? `§${value.commit}§` : `commit §${value.commit}§ prepare §${value.prepare}§`;
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
    if (typeof value === 'string' && value.length > 400) return `<${value.length} characters, sha256 ${sha256(value.replaceAll(scope, '@'))}>`;
    return typeof value === 'bigint' ? String(value) : value;
  };
  const text = JSON.stringify(walk(answers)).replaceAll(scope, '@');
  const positions = [...new Set(text.match(/§\d+§/g))].sort((a, b) => (BigInt(a.slice(1, -1)) < BigInt(b.slice(1, -1)) ? -1 : 1));
  return JSON.parse(text.replace(/§\d+§/g, (position) => `p${positions.indexOf(position)}`));
}

function isPosition(value: unknown): value is { commit: bigint; prepare: bigint } {
  return value !== null && typeof value === 'object' && 'commit' in value && typeof value.commit === 'bigint';
}
