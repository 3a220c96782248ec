import { existsSync, readdirSync } from 'node:fs';

/** Types and words only: nothing in them acts. */
const untested = new Set(['domain/ports', 'domain/rejections.ts', 'projections/read-models.ts']);

/** A part of the code that has tests of its own: an aggregate, a read model. */
export const areaOf = (path) => path.replace(/\/+$/, '').split('/').slice(0, 2).join('/').replace(/\.ts$/, '');

export const allAreas = () =>
  ['domain', 'projections'].flatMap((folder) =>
    readdirSync(folder)
      .map((name) => `${folder}/${name}`)
      .filter((path) => !untested.has(path))
      .map(areaOf),
  );

/** Tests stand where what they are about stands; what has none is shown by those of its neighbours. */
export function testsOf(area) {
  if (existsSync(`test/${area}`)) return [`<rootDir>/test/${area}/**/*.test.ts`];
  if (existsSync(`test/${area}.test.ts`)) return [`<rootDir>/test/${area}.test.ts`];
  return [`<rootDir>/test/${area.split('/')[0]}/**/*.test.ts`];
}

/** What was found, kept for the next run: where git, jest, biome and tsc do not look. */
export const foundIn = (area) => `dist/mutants/${area.replace('/', '-')}.json`;
