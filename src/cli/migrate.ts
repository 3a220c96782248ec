import 'reflect-metadata';
import { inBothLanguages, type Sentence } from '../../domain/shared/rejection.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, exitCodes, UsageError } from '../exit-codes.ts';
import { logAddress } from '../migrating/addresses.ts';
import { migrate } from '../migrating/migration.ts';

const usage = `npm run migrate -- --to esdb://… | sqlite:FOLDER [--from esdb://… | sqlite:FOLDER]
  Kopieert alle gebeurtenissen naar een andere opslag en vergelijkt daarna beide; nog eens starten gaat verder waar het ophield.
  Copies all events to another store and compares both afterwards; starting it again goes on where it stopped.
  Zonder --from: de opslag die is ingesteld. Stop eerst elke server die erin schrijft. / Without --from: the store that is set. Stop every server that writes to it first.`;

const everyMs = 2000;

/** Of a source that servers can write to while it is copied. */
const wentOn = (since: number): Sentence => ({
  nl: `In de bron kan intussen zijn geschreven: er kwamen ${since} gebeurtenissen bij. Die, en wat nog volgt, komen in het doel als dit nog eens wordt gestart; stop bij een verhuizing eerst elke server.`,
  en: `The source may have been written to meanwhile: ${since} events came in. Those, and what follows, get into the target when this is started again; to move over, stop every server first.`,
});

/** The store that the settings name, in the form of an address. */
function configured(): string {
  const { eventStore, eventStoreDbUrl, dataFolder } = configFrom(process.env);
  return eventStore === 'eventstoredb' ? eventStoreDbUrl : `sqlite:${dataFolder}`;
}

await ending(async () => {
  const { values } = argumentsOf(usage, { options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (values.to === undefined) throw new UsageError(usage);
  const from = logAddress(values.from ?? configured(), 'source');
  const to = logAddress(values.to, 'target');
  if (from.name === to.name) throw new UsageError(`${from.name}: dit is dezelfde opslag / this is the same store`);
  const source = await from.open();
  try {
    const target = await to.open();
    try {
      console.log(`${from.name} → ${to.name}`);
      let last = performance.now();
      const { before, copied, streams, different, since } = await migrate(source, target, (count) => {
        if (performance.now() - last < everyMs) return;
        last = performance.now();
        console.log(`${count} gebeurtenissen gekopieerd / events copied`);
      });
      console.log(`${before + copied} gebeurtenissen / events, ${streams} streams (${before} waren er al / were there already)`);
      for (const stream of different) console.log(`${stream}: niet gelijk / not the same`);
      if (different.length > 0) return exitCodes.data;
      console.log('Aantal en inhoud van elke stream zijn gelijk. / Count and content of every stream are the same.');
      if (!from.exclusive) console.log(inBothLanguages(wentOn(since)));
      console.log('Leesmodellen horen bij één opslag: begin met een lege. / Read models belong to one store: begin with an empty one.');
      return 0;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});
