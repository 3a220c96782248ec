import { randomUUID } from 'node:crypto';
import { type ProposedEvent, type StreamName, streamName } from '../../domain/ports/event-store.ts';
import type { Projection } from '../../domain/ports/projection.ts';
import type { Document } from '../../domain/ports/read-store.ts';
import { metadata } from './proposed.ts';

/** An organisation and the names it has had, in order; or a name and who has it now. */
export type Naming = Document & Readonly<{ names?: readonly string[]; holders?: readonly string[]; changes: number }>;

const idOfName = (name: unknown): string => `name ${String(name)}`;

/**
 * A read model with everything that makes folding hard: documents that others look at, and documents that are only found through others.
 * It cannot fold the name 'poison', and leaves a document that cannot be indexed from the name 'unwritable' on.
 */
export const naming: Projection<Naming> = {
  name: 'naming',
  version: 1,
  indexes: [{ name: 'all', fields: [], sort: 'changes' }],
  types: new Set(['OrganisationRenamed']),
  keys: ({ stream, event }) => [stream, idOfName(event.data.name)],
  related: ({ stream }, documents) => [idOfName(documents.get(stream)?.names?.at(-1))],
  evolve({ stream, event }, documents) {
    const name = event.data.name as string;
    if (name === 'poison') throw new Error('cannot fold this name');
    const { names = [], changes = 0 } = documents.get(stream) ?? {};
    const now: Naming = { _id: stream, names: [...names, name], changes: name === 'unwritable' || changes < 0 ? -1 : changes + 1 };
    const [before, after] = [idOfName(names.at(-1)), idOfName(name)];
    if (before === after) return [now];
    const [left, taken] = [documents.get(before), documents.get(after)];
    return [
      now,
      ...(left === undefined ? [] : [{ ...left, holders: left.holders?.filter((holder) => holder !== stream) ?? [], changes: left.changes + 1 }]),
      { _id: after, holders: [...(taken?.holders ?? []), stream], changes: (taken?.changes ?? 0) + 1 },
    ];
  },
};

/** A read model of the same events that can fold them all. */
export const counting: Projection<Document & { count: number }> = {
  name: 'counting',
  version: 1,
  indexes: [],
  types: new Set(['OrganisationRenamed', 'OrganisationMoved']),
  keys: ({ event }) => [event.type],
  evolve: ({ event }, documents) => [{ _id: event.type, count: (documents.get(event.type)?.count ?? 0) + 1 }],
};

export const organisationStream = (name: string): StreamName => streamName('organisation', name);

const event = (type: string, data: ProposedEvent['data']): ProposedEvent => ({ id: randomUUID(), type, data, metadata: metadata() });
export const renamed = (name: string): ProposedEvent => event('OrganisationRenamed', { name, occurredOn: '2025-08-01' });
export const moved = (): ProposedEvent =>
  event('OrganisationMoved', { municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', occurredOn: '2025-08-01' });
/** Of a type that this program does not know, as a newer one may have written it. */
export const unheardOf = (): ProposedEvent => event('OrganisationTeleported', { to: 'Mars' });
/** Of a known type, with data that it cannot have. */
export const malformed = (): ProposedEvent => event('OrganisationRenamed', { name: 7 });
