import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PlacementStatus } from '../../../domain/placement/state.ts';
import { streamName } from '../../../domain/ports/event-store.ts';
import type { DomainEvent } from '../../../domain/shared/event.ts';
import { NetworkId, OrganisationId, PartnershipId, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { days, on } from '../../support/builders/placement.ts';
import { placementIdOf, placeUpTo, studentOf, type Told } from '../../support/builders/places.ts';
import { proposed } from '../../support/proposed.ts';

const id = (last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${String(last).padStart(12, '0')}`;
const park = NetworkId.parse(id(801));
const employerId = OrganisationId.parse(id(11));
const partnershipId = PartnershipId.parse(id(901));
const cell = { level: 'mbo-3', sector: 'zorg-welzijn-sport', kind: 'internship' } as const;
const none = { offered: 0, matched: 0, agreed: 0, started: 0, completed: 0, passed: 0 };
const opening = {
  slug: '2025-2026',
  name: 'Stagepact071',
  from: '2025-08-01',
  to: '2026-07-31',
  totalTarget: 10,
  cells: [
    { ...cell, places: 5 },
    { ...cell, level: 'mbo-1', places: 2 },
  ],
  occurredOn: '2025-06-01',
};

describe('what comes of a programme cycle', () => {
  let application: TestApplication;
  const record = (stream: string, events: readonly DomainEvent[]) =>
    application.events.append(
      stream as never,
      'no-stream',
      events.map(({ type, data }) => proposed({ type, data })),
    );
  const place = (status: PlacementStatus, told: Told) =>
    record(streamName('placement', placementIdOf(told.number)), placeUpTo(status, { employerId, ...told }) as unknown as readonly DomainEvent[]);
  const read = async (path: string) => {
    const answer = await application.http.get(`/v1/programme-cycles/2025-2026${path}`, { 'Consistency-Token': await application.events.head() });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  beforeAll(async () => {
    application = await testApplication();
    await record(`businessParkNetwork-${park}`, [
      { type: 'NetworkEstablished', data: { networkId: park, name: 'De Waard', municipality: 'GM0546', associationId: id(12), occurredOn: '2022-03-01' } },
      { type: 'CompanyJoinedNetwork', data: { networkId: park, organisationId: employerId, since: '2025-09-01', occurredOn: '2025-09-01' } },
    ]);
    // Some places are offered before the cycle is opened, some after.
    await place('Completed', { number: 1, partnershipId, offeredOn: on('2025-09-01') });
    await place('Active', { number: 2, additional: false, offeredOn: on('2025-09-02') });
    await place('Offered', { number: 3, offeredOn: on('2025-08-01') });
    await application.http.post('/v1/programme-cycles', opening);
    await place('Accepted', { number: 4, studentRef: studentOf(1), partnershipId, offeredOn: on('2026-07-31') });
    await place('Offered', { number: 5, level: 'hbo-bachelor', kind: 'hbo-internship', offeredOn: on('2026-01-10') });
    await place('Offered', { number: 6, offeredOn: on('2026-08-01') });
  });
  afterAll(() => application.stop());

  it('is the funnel and the gap, whole and per cell, park and partner', async () => {
    const passed = { offered: 1, matched: 1, agreed: 1, started: 1, completed: 1, passed: 1 };
    const whole = { counted: { ...passed, offered: 3 }, all: { ...passed, offered: 4, matched: 2, agreed: 2, started: 2 } };
    const progress = await read('/progress');
    expect(progress).toStrictEqual({
      slug: '2025-2026',
      name: 'Stagepact071',
      state: 'Open',
      from: '2025-08-01',
      to: '2026-07-31',
      total: { target: 10, counted: { ...passed, offered: 4 }, all: { ...whole.all, offered: 5 }, gap: 6, realised: 1, toRealise: 9 },
      cells: [
        { ...cell, level: 'mbo-1', target: 2, counted: none, all: none, gap: 2, realised: 0, toRealise: 2 },
        { ...cell, target: 5, ...whole, gap: 2, realised: 1, toRealise: 4 },
        {
          ...cell,
          level: 'hbo-bachelor',
          target: 0,
          counted: { ...none, offered: 1 },
          all: { ...none, offered: 1 },
          gap: -1,
          realised: 0,
          toRealise: 0,
        },
      ],
      parks: [{ networkId: park, name: 'De Waard', counted: { ...passed, offered: 3 }, all: whole.all }],
      partners: [{ partnershipId, counted: { ...passed, offered: 2 }, all: { ...passed, offered: 2 } }],
    });
  });

  it('of one park and partner is not measured against targets', async () => {
    const progress = await read(`/progress?networkId=${park}&partnershipId=${partnershipId}`);
    const tally = { offered: 2, matched: 1, agreed: 1, started: 1, completed: 1, passed: 1 };
    expect(progress).toMatchObject({ networkId: park, partnershipId });
    expect(progress.total).toStrictEqual({ counted: tally, all: tally });
    expect(progress.cells).toStrictEqual([{ ...cell, counted: tally, all: tally }]);
    expect((await read(`/progress?networkId=${id(899)}`)).cells).toStrictEqual([]);
  });

  it.each(['networkId=De+Waard', 'partnershipId=x', 'colour=red'])('is not read by what is no filter: %s', async (query) => {
    expect((await application.http.get(`/v1/programme-cycles/2025-2026/progress?${query}`)).status).toBe(400);
  });

  it('shows where students are more than places whose offer still stands, the widest gap first', async () => {
    const school = { name: 'Rijn college', kind: 'educational-institution', kvk: '99200000', brin: '97XA', municipality: 'GM0546', postcode: '2348 LV' };
    const { id: institutionId } = (await application.http.post('/v1/organisations', { ...school, place: 'Leiden', sectors: [] })).body;
    const demand = { institutionId, sector: 'zorg-welzijn-sport', occurredOn: '2025-09-15' };
    const report = (change: object) => application.http.post('/v1/programme-cycles/2025-2026/demand-reports', { ...demand, ...change });
    await report({ level: 'mbo-3', programmeCode: ProgrammeCode.parse('25655'), students: 3 });
    await report({ level: 'hbo-bachelor', students: 7 });
    expect((await read('/shortages')).total).toStrictEqual({ demand: 10, places: 0, gap: 10, tension: null });
    const today = jest.spyOn(fixedClock, 'today').mockReturnValue(days.expires);
    const { total, cells } = await read('/shortages');
    today.mockRestore();
    expect(total).toStrictEqual({ demand: 10, places: 2, gap: 8, tension: 5 });
    expect(cells).toStrictEqual([
      {
        level: 'hbo-bachelor',
        sector: 'zorg-welzijn-sport',
        demand: 7,
        places: 1,
        gap: 6,
        tension: 7,
        programmes: [{ demand: 7, places: 1, gap: 6, tension: 7 }],
      },
      {
        level: 'mbo-3',
        sector: 'zorg-welzijn-sport',
        demand: 3,
        places: 1,
        gap: 2,
        tension: 3,
        programmes: [{ programmeCode: '25655', demand: 3, places: 1, gap: 2, tension: 3 }],
      },
    ]);
  });

  it('is frozen when the cycle closes, and goes on beside that', async () => {
    const closed = await application.http.post('/v1/programme-cycles/2025-2026/closing', { occurredOn: '2026-08-01' });
    const { passed: _, ...nothing } = none;
    const figures = {
      offered: 4,
      matched: 1,
      agreed: 1,
      started: 1,
      completed: 1,
      cells: [
        { ...cell, level: 'mbo-1', ...nothing },
        { ...cell, offered: 3, matched: 1, agreed: 1, started: 1, completed: 1 },
        { ...cell, level: 'hbo-bachelor', ...nothing, offered: 1 },
      ],
    };
    expect(closed.body.figures).toStrictEqual(figures);
    await place('Active', { number: 7, offeredOn: on('2026-07-01') });
    const progress = await read('/progress');
    expect([progress.state, progress.closing]).toStrictEqual(['Closed', { closedOn: '2026-08-01', figures }]);
    expect(progress.total.counted.offered).toBe(5);
  });
});
