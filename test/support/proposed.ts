import { randomUUID } from 'node:crypto';
import { type ProposedEvent, type StreamName, streamName } from '../../domain/ports/event-store.ts';
import type { EventMetadata } from '../../domain/shared/event.ts';

export const metadata = (change: Partial<EventMetadata> = {}): EventMetadata => ({
  commandId: randomUUID(),
  commandHash: 'hash',
  correlationId: randomUUID(),
  causationId: randomUUID(),
  actor: { subject: 'manager-1', role: 'programme-manager' },
  recordedAt: '2026-11-20T12:00:00.000Z',
  schemaVersion: 1,
  ...change,
});

/** An event that says no more than its number. */
export const proposed = (change: Partial<ProposedEvent> = {}): ProposedEvent => ({
  id: randomUUID(),
  type: 'ThingNoted',
  data: { note: 'something' },
  metadata: metadata(),
  ...change,
});

export const proposedEvents = (count: number): readonly ProposedEvent[] => Array.from({ length: count }, (_, number) => proposed({ data: { number } }));

/** A stream that nobody has written to yet, also on a server that others use. */
export const newStream = (): StreamName => streamName('thing', randomUUID());
