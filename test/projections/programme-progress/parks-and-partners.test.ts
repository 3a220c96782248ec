import { describe, expect, it } from '@jest/globals';
import { NetworkId, OrganisationId, PartnershipId } from '../../../domain/shared/identifiers.ts';
import type { Part } from '../../../projections/programme-progress/reading.ts';
import { on } from '../../support/builders/placement.ts';
import { studentOf } from '../../support/builders/places.ts';
import { type History, place, progress, upTo } from '../../support/progress.ts';
import { happened } from '../../support/projection-spec.ts';

describe('figures per park and partner', () => {
  const id = (last: number): string => `0b0f2a50-6f2e-5b8e-9d5e-${String(last).padStart(12, '0')}`;
  const [deWaard, roomburg] = [NetworkId.parse(id(801)), NetworkId.parse(id(802))];
  const [baker, smith] = [OrganisationId.parse(id(11)), OrganisationId.parse(id(12))];
  const [partnership, other] = [PartnershipId.parse(id(901)), PartnershipId.parse(id(902))];
  const park = (networkId: NetworkId, name: string, ...members: readonly (readonly [OrganisationId, string])[]) =>
    happened(
      'businessParkNetwork',
      networkId,
      { type: 'NetworkEstablished', data: { networkId, name, municipality: 'GM0546' as never, associationId: smith, occurredOn: on('2022-03-01') } },
      ...members.map(
        ([organisationId, since]) =>
          ({ type: 'CompanyJoinedNetwork', data: { networkId, organisationId, since: on(since), occurredOn: on('2026-11-01') } }) as const,
      ),
    );
  const left = (networkId: NetworkId, organisationId: OrganisationId, since: string, occurredOn: string) =>
    happened('businessParkNetwork', networkId, {
      type: 'CompanyLeftNetwork',
      data: { networkId, organisationId, since: on(since), occurredOn: on(occurredOn) },
    });
  const offeredIn = async (...history: readonly History[]) =>
    [...(await progress([place('Offered', { number: 1, employerId: baker, offeredOn: on('2025-10-01') }), ...history])).parks].map(([network]) => network);

  it('count a place for every park that its employer was a member of on the day of the offer, whenever that was recorded', async () => {
    expect(await offeredIn(park(deWaard, 'De Waard', [baker, '2024-01-01']), park(roomburg, 'Roomburg', [baker, '2025-10-01']))).toStrictEqual([
      deWaard,
      roomburg,
    ]);
    expect(await offeredIn(park(deWaard, 'De Waard', [baker, '2025-10-02'], [smith, '2024-01-01']))).toStrictEqual([]);
  });

  it('no longer count for a park that was left by then, and again after a return', async () => {
    const joined = park(deWaard, 'De Waard', [baker, '2024-01-01']);
    const back = happened('businessParkNetwork', deWaard, {
      type: 'CompanyJoinedNetwork',
      data: { networkId: deWaard, organisationId: baker, since: on('2025-09-15'), occurredOn: on('2026-11-02') },
    });
    expect(await offeredIn(joined, left(deWaard, baker, '2024-01-01', '2025-10-02'))).toStrictEqual([deWaard]);
    expect(await offeredIn(joined, left(deWaard, baker, '2024-01-01', '2025-10-01'))).toStrictEqual([]);
    expect(await offeredIn(joined, left(deWaard, baker, '2024-01-01', '2025-09-01'), back)).toStrictEqual([deWaard]);
  });

  it('go on for the other park when one of two is left', async () => {
    const both = [park(deWaard, 'De Waard', [baker, '2024-01-01']), park(roomburg, 'Roomburg', [baker, '2024-01-01'])];
    expect(await offeredIn(...both, left(deWaard, baker, '2024-01-01', '2025-09-01'))).toStrictEqual([roomburg]);
  });

  it('do not count for the time between two memberships of a park', async () => {
    const back = happened('businessParkNetwork', deWaard, {
      type: 'CompanyJoinedNetwork',
      data: { networkId: deWaard, organisationId: baker, since: on('2025-11-01'), occurredOn: on('2025-11-01') },
    });
    const first = [park(deWaard, 'De Waard', [baker, '2024-01-01']), left(deWaard, baker, '2024-01-01', '2025-09-01')];
    expect(await offeredIn(...first, back, left(deWaard, baker, '2025-11-01', '2026-01-01'))).toStrictEqual([]);
  });

  it.each([
    ['2025-10-02', [deWaard]],
    ['2025-10-01', []],
  ])('no longer count for a park that was dissolved by then (%s)', async (day, parks) => {
    const dissolved = happened('businessParkNetwork', deWaard, {
      type: 'NetworkDissolved',
      data: { networkId: deWaard, reason: 'merged', occurredOn: on(day) },
    });
    const history = [
      place('Offered', { number: 1, employerId: baker, offeredOn: on('2025-10-01') }),
      park(deWaard, 'De Waard', [baker, '2024-01-01']),
      dissolved,
    ];
    const found = await progress(history);
    expect([...found.parks.keys()]).toStrictEqual(parks);
    expect(found.parkNames.get(deWaard)).toBe('De Waard');
  });

  const history = [
    park(deWaard, 'De Waard', [baker, '2024-01-01']),
    park(roomburg, 'Roomburg', [smith, '2024-01-01']),
    place('Active', { number: 1, employerId: baker, partnershipId: partnership }),
    place('Offered', { number: 2, employerId: baker, additional: false }),
    place('Agreed', { number: 3, employerId: smith, partnershipId: partnership }),
    place('Accepted', { number: 4, employerId: smith, partnershipId: other }),
    place('Completed', { number: 5, employerId: baker, partnershipId: other, studentRef: studentOf(4) }),
  ];

  it('add up to the whole', async () => {
    const { total, parks, partners, parkNames } = await progress(history);
    expect(total.all).toStrictEqual({ offered: 5, matched: 3, agreed: 3, started: 2, completed: 1, passed: 1 });
    expect(Object.fromEntries(parks)).toStrictEqual({
      [deWaard]: {
        counted: { offered: 2, matched: 2, agreed: 2, started: 2, completed: 1, passed: 1 },
        all: { offered: 3, matched: 2, agreed: 2, started: 2, completed: 1, passed: 1 },
      },
      [roomburg]: { counted: { ...upTo.agreed, offered: 2 }, all: { ...upTo.agreed, offered: 2 } },
    });
    expect([...partners].map(([partner, { all }]) => [partner, all.offered, all.matched])).toStrictEqual([
      [partnership, 2, 2],
      [other, 2, 1],
    ]);
    expect(Object.fromEntries(parkNames)).toStrictEqual({ [deWaard]: 'De Waard', [roomburg]: 'Roomburg' });
  });

  it('of one park, one partner, or both', async () => {
    const of = async (part: Part) => {
      const { total, cells, parks, partners } = await progress(history, { part, cells: [{ level: 'mbo-1', sector: 'handel', kind: 'internship', places: 3 }] });
      return [total.all.offered, total.all.matched, cells.length, [...parks.keys()], [...partners.keys()]];
    };
    expect(await of({ networkId: roomburg })).toStrictEqual([2, 1, 1, [roomburg], [partnership, other]]);
    expect(await of({ partnershipId: partnership })).toStrictEqual([2, 2, 1, [deWaard, roomburg], [partnership]]);
    expect(await of({ networkId: roomburg, partnershipId: other })).toStrictEqual([1, 0, 1, [roomburg], [other]]);
  });
});
