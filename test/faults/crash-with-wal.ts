import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.ts';
import { newStream, proposed } from '../support/proposed.ts';

/** Appends to the log in a folder and is gone, with what it wrote still in the WAL. */
const store = new SqliteEventStore(process.argv[2] as string);
await store.append(newStream(), 'no-stream', [proposed()]);
process.kill(process.pid, 'SIGKILL');
