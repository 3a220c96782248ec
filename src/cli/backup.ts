import 'reflect-metadata';
import { resolve } from 'node:path';
import { configFrom } from '../config.ts';
import { backUp } from '../event-store/sqlite/backing-up.ts';
import { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.ts';
import { argumentsOf, ending, UsageError } from '../exit-codes.ts';

const usage = `npm run backup -- FILE
  Maakt een volledige, nagekeken kopie van de gebeurtenissen in een nieuw bestand, ook terwijl de server schrijft.
  Makes a whole, verified copy of the events in a new file, also while the server writes.
  Terugzetten / restoring: stop de server / stop the server; FILE wordt / becomes events.db; npm run rebuild -- --all`;

await ending(async () => {
  const { positionals } = argumentsOf(usage, { allowPositionals: true, options: {} });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError(usage);
  const { dataFolder, eventStore } = configFrom(process.env);
  if (eventStore !== 'sqlite') throw new UsageError(`STAGEPACT_EVENT_STORE=${eventStore}: alleen voor / only for sqlite`);
  const log = new SqliteEventStore(dataFolder, { readOnly: true });
  try {
    const began = performance.now();
    const { events, bytes } = await backUp(log, resolve(target));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${target}: ${events} gebeurtenissen / events, ${bytes} bytes, nagekeken / verified (${seconds} s)`);
    return 0;
  } finally {
    await log.close();
  }
});
