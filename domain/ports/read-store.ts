import type { Position } from './event-store.ts';

/** What a read model is made of: JSON with a text id. */
export type Document = Readonly<{ _id: string }>;
export type FieldValue = string | number | boolean;

/**
 * The only way to find documents other than by id: equality on all `fields`, in the order of `sort` and then of id.
 * A field is a top-level field; a field that is a list has one entry for each of its values; a document without one of the fields is not in the index.
 */
export type IndexDefinition = Readonly<{ name: string; fields: readonly string[]; sort: string }>;
export type CollectionDefinition = Readonly<{ name: string; version: number; indexes: readonly IndexDefinition[] }>;

export type Query = Readonly<{
  index: string;
  /** A value, or several ("in"), for every field of the index. */
  where: Readonly<Record<string, FieldValue | readonly FieldValue[]>>;
  /** Bounds on the sort field, both included. */
  from?: FieldValue;
  to?: FieldValue;
  /** Beginning of the sort field's text. */
  prefix?: string;
  order?: 'ascending' | 'descending';
  /** The `next` of the page before. */
  after?: string;
  limit: number;
}>;
export type Page<D> = Readonly<{ items: readonly D[]; next?: string }>;

/** A document with the position of the last event folded into it; a write with a lower or equal position is passed over. */
export type Versioned<D> = Readonly<{ document: D; position: Position }>;
export type Batch<D> = Readonly<{
  /** The checkpoint before: if it is not that any more, another runner is at work and nothing is written. */
  from: Position;
  to: Position;
  documents: readonly Versioned<D>[];
}>;

export interface Collection<D extends Document> {
  get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>>;
  /** @throws NoSuchIndex when the definition declares no such index */
  find(query: Query): Promise<Page<D>>;
  /** Documents under the guard of their position, then the checkpoint. 'stale': the checkpoint was not `from`. */
  write(batch: Batch<D>): Promise<'applied' | 'stale'>;
  checkpoint(): Promise<Position>;
}

export interface ReadStore {
  /** The collection that serves readers now. Makes it with its indexes where it does not exist. */
  open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>>;
  /** Which rebuild of this version serves readers; 0 is the first. */
  generation(definition: CollectionDefinition): Promise<number>;
  /** A fresh collection beside the one in use. */
  openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>>;
  /** Points readers at a generation and removes the others. */
  activate(definition: CollectionDefinition, generation: number): Promise<void>;
  /** Remembers a key with the fingerprint of what it was used for; answers whether it is new or was used for the same. */
  claimKey(key: string, fingerprint: string): Promise<boolean>;
  close(): Promise<void>;
}
