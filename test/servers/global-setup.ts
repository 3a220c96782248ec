import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoDbServer } from '../support/mongodb/server.ts';

const standIn = fileURLToPath(new URL('../support/eventstoredb/serve.ts', import.meta.url));

/** Starts what no address was given for, says what the tests run against, and ends what it started. */
export default async function start(): Promise<void> {
  const ends: (() => Promise<unknown>)[] = [];
  Object.assign(globalThis, { endServers: () => Promise.all(ends.map((end) => end())) });

  const eventStoreDb = process.env.EVENTSTOREDB_URL ? 'the server at EVENTSTOREDB_URL' : 'the stand-in';
  if (!process.env.EVENTSTOREDB_URL) {
    const [child, url] = await served();
    ends.push(() => ended(child));
    process.env.EVENTSTOREDB_URL = url;
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

async function served(): Promise<readonly [ChildProcess, string]> {
  const child = spawn(process.execPath, [standIn], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface(child.stdout), 'line');
  return [child, String(url)];
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
