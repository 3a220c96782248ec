import { StandInProcess } from '../../test/support/eventstoredb/stand-in-process.ts';
import { MongoDbServer } from '../../test/support/mongodb/server.ts';

/** A server that is measured: one that was given, or what stands in for it. */
export type Served = Readonly<{ name: string; url: string; stop(): Promise<void> }>;

const given = (name: string, url: string): Served => ({ name, url, stop: async () => undefined });

export async function eventStoreDb(): Promise<Served> {
  const { EVENTSTOREDB_URL } = process.env;
  if (EVENTSTOREDB_URL) return given('EventStoreDB at EVENTSTOREDB_URL', EVENTSTOREDB_URL);
  const server = await StandInProcess.start();
  return { name: 'the EventStoreDB stand-in', url: server.url, stop: () => server.stop() };
}

/** Undefined where there is none and none can be built. */
export async function mongoDb(): Promise<Served | undefined> {
  const { MONGODB_URL } = process.env;
  if (MONGODB_URL) return given('MongoDB at MONGODB_URL', MONGODB_URL);
  if (!MongoDbServer.possible()) return undefined;
  const server = await MongoDbServer.start();
  return { name: 'FerretDB', url: server.url, stop: () => server.stop() };
}
