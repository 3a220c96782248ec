import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import { streamName } from '../../domain/ports/event-store.ts';
import type { OrganisationId } from '../../domain/shared/identifiers.ts';
import { type TestApplication, testApplication } from '../support/application.ts';
import { on } from '../support/builders/placement.ts';
import { placementIdOf, placeUpTo } from '../support/builders/places.ts';
import { proposed } from '../support/proposed.ts';

const employer = { name: 'Vliet zorggroep', kind: 'employer', municipality: 'GM0546', postcode: '2348 LV', place: 'Leiden', sectors: [] };
const recognition = { trainingCompanyId: '100070003', crebo: '25655', verifiedAt: '2025-08-01', source: 'file', occurredOn: '2025-08-01' };
const english = { 'Accept-Language': 'en' };

describe('an organisation of which the recognition lapses four years after the last BPV (law): a warning', () => {
  let application: TestApplication;
  let placed = 0;
  let number = 0;
  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.stop());

  const registered = async (): Promise<string> => {
    number += 1;
    return (await application.http.post('/v1/organisations', { ...employer, kvk: String(99_300_000 + number) })).get('Location') ?? '';
  };
  /** The organisation as it is read after a placement, of which the first day is told of by its first event. */
  const placedAt = async (at: string, status: PlacementStatus, startedOn: string, headers = {}) => {
    placed += 1;
    const events = placeUpTo(status, { number: placed, employerId: at.split('/').at(-1) as OrganisationId }).map((event) =>
      event.type === 'PlacementStarted' ? { ...event, data: { ...event.data, occurredOn: on(startedOn) } } : event,
    );
    await application.events.append(
      streamName('placement', placementIdOf(placed)),
      'no-stream',
      events.map(({ type, data }) => proposed({ type, data: data as never })),
    );
    const read = await application.http.get(at, { 'Consistency-Token': await application.events.head(), ...headers });
    return read.body;
  };
  const recognised = async (): Promise<string> => {
    const at = await registered();
    await application.http.post(`${at}/recognitions`, recognition);
    return at;
  };

  it('says when the last BPV was and when that is four years ago', async () => {
    const found = await placedAt(await recognised(), 'Active', '2026-02-02');
    expect(found).toMatchObject({ revision: 1, lastBpvOn: '2026-02-02', lapsesOn: '2030-02-02', warnings: [] });
  });

  it.each([
    ['2022-11-21', '2026-11-21', 'RecognitionLapsesSoon', 'De erkenning vervalt op 2026-11-21 als er voor die dag geen bpv meer is.'],
    ['2023-11-20', '2027-11-20', 'RecognitionLapsesSoon', 'De erkenning vervalt op 2027-11-20 als er voor die dag geen bpv meer is.'],
    ['2022-11-20', '2026-11-20', 'RecognitionLapsed', 'De erkenning is vervallen op 2026-11-20: vier jaar na de laatste bpv.'],
  ])('warns today of a last BPV on %s', async (startedOn, lapsesOn, code, sentence) => {
    expect(await placedAt(await recognised(), 'Active', startedOn)).toMatchObject({ lapsesOn, warnings: [{ code, sentence }] });
  });

  it('does so in English, and in lists', async () => {
    const at = await recognised();
    const { id, warnings } = await placedAt(at, 'Active', '2022-11-20', english);
    expect(warnings).toStrictEqual([{ code: 'RecognitionLapsed', sentence: 'The recognition lapsed on 2026-11-20: four years after the last BPV.' }]);
    const { items } = (await application.http.get('/v1/organisations?crebo=25655&limit=200', english)).body;
    expect(items.find((item: { id: string }) => item.id === id).warnings).toStrictEqual(warnings);
  });

  it('does so too to who has seen that revision of the organisation already', async () => {
    const at = await recognised();
    const seen = (await application.http.get(at)).get('ETag') ?? '';
    expect(await placedAt(at, 'Active', '2022-11-20', { 'If-None-Match': seen })).toMatchObject({ warnings: [{ code: 'RecognitionLapsed' }] });
    expect((await application.http.get(at)).get('ETag')).toBe(seen);
  });

  it('warns of nothing more than a year ahead', async () => {
    expect((await placedAt(await recognised(), 'Active', '2023-11-21')).warnings).toStrictEqual([]);
  });

  it('warns of nothing where there is no recognition (any more) to lapse', async () => {
    const never = await registered();
    expect((await placedAt(never, 'Active', '2022-11-20')).warnings).toStrictEqual([]);
    const withdrawn = await recognised();
    await application.http.post(`${withdrawn}/recognitions/25655/withdrawal`, { reason: 'gestopt' });
    expect((await placedAt(withdrawn, 'Active', '2022-11-20')).warnings).toStrictEqual([]);
    const deactivated = await recognised();
    await application.http.post(`${deactivated}/deactivation`, { reason: 'gestopt' });
    expect((await placedAt(deactivated, 'Active', '2022-11-20')).warnings).toStrictEqual([]);
  });

  it('warns of nothing where the recognition was given anew since, as long as every one was', async () => {
    const at = await recognised();
    expect((await placedAt(at, 'Active', '2021-09-01')).warnings).toMatchObject([{ code: 'RecognitionLapsed' }]);
    await application.http.post(`${at}/recognitions`, { ...recognition, verifiedAt: '2025-09-01', occurredOn: '2025-09-01' });
    expect((await application.http.get(at)).body).toMatchObject({ lapsesOn: '2025-09-01', warnings: [] });
    await application.http.post(`${at}/recognitions`, { ...recognition, crebo: '25656' });
    expect((await application.http.get(at)).body).toMatchObject({ warnings: [{ code: 'RecognitionLapsed' }] });
  });

  it('keeps what it knows of the last BPV when the organisation changes', async () => {
    const at = await recognised();
    await placedAt(at, 'Terminated', '2026-02-02');
    await application.http.post(`${at}/names`, { name: 'Nieuw' });
    expect((await application.http.get(at)).body).toMatchObject({ name: 'Nieuw', lastBpvOn: '2026-05-11', lapsesOn: '2030-05-11' });
  });
});
