import { StandInProcess } from '../support/eventstoredb/stand-in-process.ts';
import { MongoDbServer } from '../support/mongodb/server.ts';

/** Starts what no address was given for, says what the tests run against, and ends what it started. */
export default async function start(): Promise<void> {
  const ends: (() => Promise<unknown>)[] = [];
  Object.assign(globalThis, { endServers: () => Promise.all(ends.map((end) => end())) });

  const eventStoreDb = process.env.EVENTSTOREDB_URL ? 'the server at EVENTSTOREDB_URL' : 'the stand-in';
  if (!process.env.EVENTSTOREDB_URL) {
    const server = await StandInProcess.start();
    ends.push(() => server.stop());
    process.env.EVENTSTOREDB_URL = server.url;
  } else process.env.REAL_EVENTSTOREDB = 'yes';

  const mongoDb = process.env.MONGODB_URL
    ? 'the server at MONGODB_URL'
    : MongoDbServer.possible()
      ? 'FerretDB'
      : 'nothing: there is no Go to build FerretDB with';
  if (process.env.MONGODB_URL) process.env.REAL_MONGODB = 'yes';
  else if (MongoDbServer.possible()) {
    const server = await MongoDbServer.start();
    ends.push(() => server.stop());
    process.env.MONGODB_URL = server.url;
  }
  process.stderr.write(`\nEventStoreDB: ${eventStoreDb}\nMongoDB: ${mongoDb}\n\n`);
}
