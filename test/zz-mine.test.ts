import { mkdtempSync, rmSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { calendar } from '../projections/calendar/projection.ts';
import { coverageIn } from '../projections/calendar/coverage.ts';
import { networkDirectory } from '../projections/network-directory.ts';
import { testApplication } from './support/application.ts';
import { demonstration, importing, outcomes, places } from './support/importing.ts';

const names = ['organisaties', 'netwerken', 'netwerkleden', 'programmajaren','doelen','behoefte', 'voorlichtingsdagen', 'toezeggingen', 'partnerschappen', 'afspraken', 'plaatsingen'];
it('sqlite', async () => {
  const dataFolder = mkdtempSync('/tmp/zz-');
  const application = await testApplication({ eventStore: 'sqlite', readStore: 'sqlite', dataFolder });
  let t = performance.now();
  const dry = await importing(application, demonstration(...names), true);
  console.log(outcomes(dry), places(dry).slice(0, 5), performance.now() - t);
  t = performance.now();
  const r = await importing(application, demonstration(...names));
  console.log(outcomes(r), places(r).slice(0, 5), performance.now() - t);
  const head = await application.events.head();
  const c = await application.runner.collection(calendar, head);
  const n = await application.runner.collection(networkDirectory, head);
  console.log((await coverageIn(n, c, '2025-2026' as never)).held);
  const all = (await c.find({ index: 'all', where: {}, limit: 200 })).items;
  console.log(all.length, all.reduce((s, d) => s + d.placesOffered, 0), all.reduce((s, d) => s + d.placesStarted, 0));
  console.log(await application.http.get('/v1/calendar').then((x) => [x.status, x.text.slice(0, 300)]));
  await application.stop();
  rmSync(dataFolder, { recursive: true });
  expect(1).toBe(1);
}, 120000);
