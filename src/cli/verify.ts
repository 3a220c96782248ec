import 'reflect-metadata';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inBothLanguages } from '../../domain/shared/rejection.ts';
import { verifyLog } from '../event-store/sqlite/verifying.ts';
import { argumentsOf, ending, exitCodes, UsageError } from '../exit-codes.ts';

const usage = `npm run verify -- FOLDER | FILE
  Kijkt de gebeurtenissen na in een gegevensmap of een reservekopie: het bestand, de volgorde, en of elke gebeurtenis te lezen is.
  Verifies the events in a data folder or a backup: the file, the order, and that every event can be read.`;

await ending(async () => {
  const { positionals } = argumentsOf(usage, { allowPositionals: true, options: {} });
  const [place] = positionals;
  if (place === undefined || positionals.length > 1) throw new UsageError(usage);
  const file = existsSync(place) && statSync(place).isDirectory() ? join(place, 'events.db') : place;
  if (!existsSync(file)) throw new UsageError(`${file}: dit bestand is er niet / there is no such file`);
  const { events, streams, findings } = verifyLog(file, { thorough: true, readOnly: true });
  for (const finding of findings) console.log(inBothLanguages(finding));
  console.log(
    findings.length === 0
      ? `${file}: in orde / in order: ${events} gebeurtenissen / events, ${streams} streams`
      : `${file}: niet in orde / not in order (${findings.length})`,
  );
  return findings.length === 0 ? 0 : exitCodes.data;
});
