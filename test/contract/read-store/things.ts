import type { Collection, CollectionDefinition, Document, ReadStore } from '../../../domain/ports/read-store.ts';

/** A document with a field of every kind that can be indexed; each may be absent. */
export type Thing = Document & Readonly<{ name?: string; size?: number; open?: boolean; kind?: string; tags?: readonly string[]; note?: string }>;

export const indexes = [
  { name: 'all', fields: [], sort: 'name' },
  { name: 'bySize', fields: [], sort: 'size' },
  { name: 'byKind', fields: ['kind'], sort: 'name' },
  { name: 'byTag', fields: ['tags'], sort: 'name' },
  { name: 'byOpen', fields: ['open'], sort: 'size' },
  { name: 'bySizeOf', fields: ['size'], sort: 'name' },
  { name: 'byKindAndTag', fields: ['kind', 'tags'], sort: 'size' },
] as const;

let made = 0;
const thisRun = Date.now().toString(36);
/** A collection that nobody has used yet, also on a server that keeps what earlier runs left. */
export const newDefinition = (): CollectionDefinition => {
  made += 1;
  return { name: `things-${thisRun}-${process.pid}-${made}`, version: 1, indexes };
};

export interface OpenedReadStore {
  readonly store: ReadStore;
  /** How many histories are tried against the oracle. */
  readonly runs: number;
  fresh(): Promise<Collection<Thing>>;
}
