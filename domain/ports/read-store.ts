import type { Brand } from '../shared/brand.ts';
import type { Position, Revision } from './event-store.ts';

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
/** Of two who think that they run a read model, the one with the lower number has lost it. */
export type Fence = Brand<number, 'Fence'>;
export type Batch<D> = Readonly<{
  /** The checkpoint before: if it is not that any more, another runner is at work and nothing is written. */
  from: Position;
  to: Position;
  documents: readonly Versioned<D>[];
  /** The writer's fencing token: if there is a newer one, nothing is written. Left out by a writer whose collection nobody else knows of yet. */
  fence?: Fence;
}>;

export interface Collection<D extends Document> {
  get(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<D>>>;
  /** @throws NoSuchIndex when the definition declares no such index */
  find(query: Query): Promise<Page<D>>;
  /** Documents under the guard of their position, then the checkpoint. 'stale': the checkpoint was not `from`, or the fence not the newest. */
  write(batch: Batch<D>): Promise<'applied' | 'stale'>;
  checkpoint(): Promise<Position>;
}

/** A key that was claimed; with the revision that the aggregate had when the command under it found nothing to do, if it did. */
export type Claim = Readonly<{ unchangedAt?: Revision }>;

/** The keys that clients gave their commands. */
export interface CommandKeys {
  /** Remembers a key with the fingerprint of what it was used for. Undefined when it was used for something else. */
  claimKey(key: string, fingerprint: string): Promise<Claim | undefined>;
  /** Remembers of a claimed key that its command changed nothing, because no event will tell. What was said first stays. */
  noteUnchanged(key: string, unchangedAt: Revision): Promise<void>;
}

export interface ReadStore extends CommandKeys {
  /** The collection that serves readers now. Makes it with its indexes where it does not exist. */
  open<D extends Document>(definition: CollectionDefinition): Promise<Collection<D>>;
  /** Which rebuild of this version serves readers; 0 is the first. */
  generation(definition: CollectionDefinition): Promise<number>;
  /** A fresh collection beside the one in use. */
  openGeneration<D extends Document>(definition: CollectionDefinition, generation: number): Promise<Collection<D>>;
  /** Points readers at a generation and removes the others. */
  activate(definition: CollectionDefinition, generation: number): Promise<void>;
  /**
   * One holder at a time runs a read model. Answers its fencing token when the holder has the lease now, for at least so long; asked again before that,
   * it keeps it under the same token. Undefined while another holds it. Every new holder gets a higher token.
   */
  lease(definition: CollectionDefinition, holder: string, forMs: number): Promise<Fence | undefined>;
  /** Gives a lease back before its time, so that another need not wait. Of one that is not held, nothing. */
  release(definition: CollectionDefinition, holder: string): Promise<void>;
  close(): Promise<void>;
}
