import 'reflect-metadata';
import { readModels } from '../../projections/read-models.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, exitCodes, UsageError } from '../exit-codes.ts';
import { type Progress, type Rebuilt, rebuild } from '../projecting/rebuild.ts';
import { storesOf } from '../stores.ts';

const names = readModels.map(({ name }) => name).sort();
const usage = `npm run rebuild -- NAME... | --all
  Maakt leesmodellen opnieuw uit de gebeurtenissen, ook terwijl de server draait; lezers gaan over zodra ze bij zijn.
  Makes read models again from the events, also while the server runs; readers change over as soon as they have caught up.
  NAME: ${names.join(', ')}`;

const everyMs = 2000;

const lineOf = ({ events, perSecond }: Progress): string => `${events} gebeurtenissen / events, ${perSecond}/s`;

/** A line now and then. */
function now(): (progress: Progress) => void {
  let last = performance.now();
  return (progress) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    console.log(lineOf(progress));
  };
}

function resultOf({ projection: { name, version }, poison }: Rebuilt): string {
  if (poison === undefined) return `${name} v${version}: vernieuwd / renewed`;
  const { id, type, stream, revision } = poison.event;
  const why = poison.error instanceof Error ? poison.error.message : String(poison.error);
  return `${name} v${version}: blijft zoals het was / stays as it was: ${type} ${id} (${stream}, ${revision}): ${why}`;
}

await ending(async () => {
  const { values, positionals } = argumentsOf(usage, { allowPositionals: true, options: { all: { type: 'boolean', default: false } } });
  const chosen = readModels.filter(({ name }) => values.all || positionals.includes(name));
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new UsageError(`${unknown.join(', ')}: dit leesmodel is er niet / there is no such read model\n${usage}`);
  if (chosen.length === 0) throw new UsageError(usage);
  const config = configFrom(process.env);
  if (config.eventStore === 'memory' || config.readStore === 'memory') {
    throw new UsageError('Wat in het geheugen staat, is van het draaiende programma. / What is in memory belongs to the program that runs.');
  }
  const stores = await storesOf(config, { readOnly: true });
  const events = stores.events();
  try {
    const readStore = stores.readStore();
    try {
      const { results, progress } = await rebuild(events, readStore, chosen, now());
      console.log(lineOf(progress));
      for (const result of results) console.log(resultOf(result));
      return results.some(({ poison }) => poison !== undefined) ? exitCodes.failed : 0;
    } finally {
      await readStore.close();
    }
  } finally {
    await events.close();
  }
});
