import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EventFeed, EventStore } from '../../domain/ports/event-store.ts';
import { configFrom, dataOf } from '../config.ts';
import { UsageError } from '../exit-codes.ts';
import { storesOf } from '../stores.ts';

/** A log by its address: sqlite:FOLDER, or the connection string of a server, also with eventstoredb:// for esdb://. */
export type LogAddress = Readonly<{
  /** For people: without credentials. */
  name: string;
  /** Whether nobody else can write there while it is open. */
  exclusive: boolean;
  open(): Promise<EventStore & EventFeed>;
}>;

/** @throws UsageError */
export function logAddress(text: string, use: 'source' | 'target'): LogAddress {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) return folderLog(resolve(text.slice('sqlite:'.length)), use);
  const url = text.replace(/^eventstoredb(?=(\+discover)?:)/, 'esdb');
  if (!/^esdb(\+discover)?:\/\/\S+$/.test(url)) throw new UsageError(`Een opslag is / an event store is sqlite:FOLDER, esdb://… of / or esdb+discover://…`);
  const config = configFrom({ STAGEPACT_EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: url, STAGEPACT_READ_STORE: 'memory' });
  return { name: dataOf(config).replace(/, memory$/, ''), exclusive: false, open: async () => (await storesOf(config)).events() };
}

function folderLog(folder: string, use: 'source' | 'target'): LogAddress {
  if (use === 'source' && !existsSync(join(folder, 'events.db'))) throw new UsageError(`${folder}: hier staan geen gebeurtenissen / there are no events here`);
  return {
    name: folder,
    exclusive: true,
    // The source is opened for writing too: what a server went on writing to it would be left behind.
    open: async () => {
      const { SqliteEventStore } = await import('../event-store/sqlite/sqlite-event-store.ts');
      return new SqliteEventStore(folder);
    },
  };
}
