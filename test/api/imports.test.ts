import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { type TestApplication, testApplication } from '../support/application.ts';

const cycle = (goal: string): string => `slug;naam;van;tot;doel\n2026-2027;Stagepact071;1-8-2026;31-7-2027;${goal}\n`;
const report = (dryRun: boolean, file: object, findings: readonly object[] = []): object => ({ dryRun, files: [file], findings });

describe('imports', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const asked = (query = '', language = 'nl') =>
    supertest(application.server).post(`/v1/imports${query}`).set({ 'Stagepact-Actor': 'manager-1;role=programme-manager', 'Accept-Language': language });
  const uploaded = (text: string, query = '') => asked(query).attach('files', Buffer.from(text), 'programmajaren.csv');
  const counts = (written: number, unchanged: number) => ({ file: 'programmajaren.csv', rows: 1, written, unchanged, refused: 0 });
  const read = (token: string) =>
    supertest(application.server).get('/v1/programme-cycles/2026-2027').set({ 'Stagepact-Actor': 'manager-1', 'Consistency-Token': token });

  it('store what files hold, say so, and can be read at once', async () => {
    const { status, body, headers } = await uploaded(cycle('1000'));
    expect([status, body]).toStrictEqual([200, report(false, counts(1, 0))]);
    expect((await read(headers['consistency-token'] ?? '')).body).toMatchObject({ totalTarget: 1000 });
  });

  it('said again change nothing, and can be read as well', async () => {
    await uploaded(cycle('1000'));
    const { status, body, headers } = await uploaded(cycle('1000'));
    expect([status, body]).toStrictEqual([200, report(false, counts(0, 1))]);
    expect((await read(headers['consistency-token'] ?? '')).status).toBe(200);
  });

  it('that are tried store nothing', async () => {
    const { status, body, headers } = await uploaded(cycle('1000'), '?dryRun=true');
    expect([status, body, headers['consistency-token']]).toStrictEqual([200, report(true, counts(1, 0)), undefined]);
    expect((await application.http.get('/v1/programme-cycles/2026-2027')).status).toBe(404);
  });

  it('say of one file in the body which it is', async () => {
    const { status, body } = await asked('?file=programmajaren.csv', 'en').type('text/csv').send(cycle('veel'));
    const finding = { file: 'programmajaren.csv', row: 2, column: 'doel', code: 'CellInvalid', sentence: '"veel" is not right: expected is a whole number.' };
    expect([status, body]).toStrictEqual([200, report(false, { file: 'programmajaren.csv', rows: 1, written: 0, unchanged: 0, refused: 1 }, [finding])]);
  });

  const noFiles = {
    nl: 'verwacht worden hooguit 20 CSV-bestanden als multipart/form-data en niets anders (?dryRun=true staat in het adres), of één bestand als text/csv met ?file=organisaties.csv',
    en: 'expected are at most 20 CSV files as multipart/form-data and nothing else (?dryRun=true stands in the address), or one file as text/csv with ?file=organisations.csv',
  };
  it('that hold something else beside files store nothing, so that nobody takes a dryRun in the wrong place for one', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `programmajaren${index}.csv`);
    const refused = [
      await uploaded(cycle('1000')).field('dryRun', 'true'),
      await asked()
        .field('dryRun', 'true')
        .attach('files', Buffer.from(cycle('1000')), 'programmajaren.csv'),
      await many.reduce((request, name) => request.attach('files', Buffer.from(cycle('1000')), name), uploaded(cycle('1000'))),
    ];
    for (const { status, body } of refused) expect([status, body.errors]).toMatchObject([400, [{ pointer: '', code: 'files', detail: noFiles.nl }]]);
    expect((await application.http.get('/v1/programme-cycles/2026-2027')).status).toBe(404);
  });

  it.each(['nl', 'en'] as const)('without files say how they are sent: %s', async (language) => {
    const without = [
      await asked('', language),
      await asked('', language).field('files', cycle('1000')),
      await asked('', language).type('text/csv').send(cycle('1000')),
      await asked('', language).type('multipart/form-data').send('no parts'),
    ];
    for (const { status, body } of without) {
      expect([status, body.code, body.errors]).toStrictEqual([400, 'InvalidInput', [{ pointer: '', code: 'files', detail: noFiles[language] }]]);
    }
  });
});
