// npm run test:mutation [-- domain/placement projections/calendar …] [--concurrency N] [--force]
// Changes the code in many small ways and counts how many of them a test notices. Area by area; without any, all of domain/ and projections/, which takes about an hour; what was tried before and has not changed is not tried again.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allAreas, areaOf, foundIn } from './areas.mjs';

const reach = 0.85;
const noticed = new Set(['Killed', 'Timeout']);
const counted = new Set([...noticed, 'Survived', 'NoCoverage']);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string' }, force: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((path) => (!existsSync(path) && !existsSync(`${path}.ts`)) || !/^(domain|projections)\/./.test(path));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: no file or folder in domain/ or projections/.`);
  process.exit(2);
}

const patternOf = (path) => (existsSync(path) && statSync(path).isDirectory() ? `${path.replace(/\/+$/, '')}/**/*.ts` : path.replace(/(\.ts)?$/, '.ts'));

/** How many mutants of an area count, and how many of them were noticed; undefined when it could not be tried. */
function tried(area, paths) {
  const { status } = spawnSync(
    process.execPath,
    [
      here('node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      here('stryker.config.mjs'),
      '--mutate',
      paths.map(patternOf).join(','),
      ...(values.concurrency === undefined ? [] : ['--concurrency', values.concurrency]),
      ...(values.force ? ['--force'] : []),
    ],
    { stdio: 'inherit', env: { ...process.env, MUTATION_AREA: area } },
  );
  if (status !== 0) return undefined;
  const { files } = JSON.parse(readFileSync(foundIn(area), 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map((mutant) => mutant.status));
  return { all: states.filter((state) => counted.has(state)).length, noticed: states.filter((state) => noticed.has(state)).length };
}

const asked = positionals.length > 0 ? positionals : allAreas();
const found = [...Map.groupBy(asked, areaOf)].map(([area, paths]) => ({ area, ...tried(area, paths) }));
let short = false;
console.log('');
for (const { area, all, noticed: killed } of found) {
  if (all === undefined || (all > 0 && killed / all < reach)) short = true;
  console.log(
    `${area}: ${all === undefined ? 'could not be tried' : all === 0 ? 'nothing to change' : `${killed} of ${all} noticed ratio=${(killed / all).toFixed(3)} reach=${reach}`}`,
  );
}
process.exit(short ? 1 : 0);
