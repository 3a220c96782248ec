import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { demonstration, importing, outcomes, places } from '../../support/importing.ts';

const files = ['organisaties', 'netwerken', 'netwerkleden', 'voorlichtingsdagen', 'toezeggingen'];

describe('x', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.stop());
  it('imports', async () => {
    const t = performance.now();
    const dry = await importing(application, demonstration(...files), true);
    console.log(outcomes(dry), places(dry), performance.now() - t);
    const report = await importing(application, demonstration(...files));
    console.log(outcomes(report), places(report), performance.now() - t);
    const again = await importing(application, demonstration(...files));
    console.log(outcomes(again), places(again), performance.now() - t);
    const head = await application.events.head();
    const r = await application.http.get('/v1/calendar/coverage?schoolYear=2025-2026', { 'Consistency-Token': head });
    console.log(JSON.stringify(r.body).slice(0, 1500));
    const c = await application.http.get('/v1/calendar?limit=2', { 'Consistency-Token': head });
    console.log(JSON.stringify(c.body, null, 1).slice(0, 2500));
    const i = await application.http.get('/v1/calendar.ics', { 'Consistency-Token': head });
    const fs = await import('node:fs');
    fs.writeFileSync('/tmp/days.ics', i.text);
    console.log(i.headers, i.text.slice(0, 1800));
    expect(r.status).toBe(200);
  });
});
