import 'reflect-metadata';
import { dirname, resolve } from 'node:path';
import { configFrom } from '../config.ts';
import { backUp } from '../event-store/sqlite/backing-up.ts';
import { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.ts';
import { argumentsOf, ending, UsageError } from '../exit-codes.ts';
import { mustBeFolder } from './folder.ts';

const usage = `npm run backup -- FILE
  Maakt een volledige, nagekeken kopie van de gebeurtenissen in een nieuw bestand, ook terwijl de server schrijft.
  Makes a whole, verified copy of the events in a new file, also while the server writes.
  Terugzetten: zet FILE als events.db in een lege map, en start met STAGEPACT_DATA op die map.
  Restoring: put FILE as events.db into an empty folder, and start with STAGEPACT_DATA on that folder.`;

await ending(async () => {
  const { positionals } = argumentsOf(usage, { allowPositionals: true, options: {} });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError(usage);
  // Not made here: on a drive that is not there it would be made on another.
  mustBeFolder(dirname(resolve(target)));
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
