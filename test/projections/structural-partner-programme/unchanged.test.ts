import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../domain/partnership/fulfilment.ts';
import { counting, recounting, withCorrected, withDay, withStarted } from '../../../projections/structural-partner-programme/counting.ts';
import type { StartedPlaces } from '../../../projections/structural-partner-programme/document.ts';
import {
  concluded,
  contactNamed,
  dayOf,
  demand,
  heldDay,
  hosting,
  naming,
  on,
  organisation,
  partnership,
  promising,
  reporting,
} from '../../support/builders/partner-programme.ts';
import { employer, park, school, stranger } from '../../support/builders/partnership.ts';
import { documentOf } from '../../support/partner-programme.ts';

/** The same document, so that nothing is written. */
describe('a partnership is the same as it was', () => {
  const known = () =>
    documentOf(
      partnership(...concluded(promising(hosting, reporting, { ...naming, per: 'school-year' }))),
      heldDay(1, '2025-10-31'),
      demand('2025-08-01'),
      organisation(employer, contactNamed('2026-09-01')),
    );
  const day = (number: number, hosts = [park]) =>
    ({
      type: 'information-day-held',
      informationDayId: dayOf(number),
      kind: 'institution-at-park',
      hosts,
      institutions: [],
      companies: [],
      on: on('2025-10-31'),
    }) as const;
  const contact = { type: 'contact-named', organisationId: employer, role: 'contact-person', contactRef: 'ct-1' as never, on: on('2026-09-01') } as const;
  const key = `contact:${employer}:contact-person:ct-1`;

  it('when what counts is told again', async () => {
    const before = await known();
    expect(counting(before, day(1))).toBe(before);
    expect(counting(before, day(2)).counted).toHaveLength(before.counted.length + 1);
    expect(withDay(before, day(1))).toBe(before);
    expect(withDay(before, day(2, [stranger]))).toBe(before);
    expect(withDay(before, day(2)).days).toStrictEqual([dayOf(1), dayOf(2)]);
  });
  it('when all under one key comes to what it came to', async () => {
    const before = await known();
    expect(before.counted.filter((each) => each.key === key)).toHaveLength(2);
    expect(recounting(before, key, [contact])).toBe(before);
    expect(recounting(before, 'contact:other', [])).toBe(before);
    const years = (evidence: readonly Evidence[]) => recounting(before, key, evidence).counted.flatMap((each) => (each.key === key ? [each.schoolYear] : []));
    expect(years([])).toStrictEqual([]);
    expect(years([{ ...contact, until: on('2026-10-01') }])).toStrictEqual(['2026-2027']);
    expect(years([{ ...contact, on: on('2025-09-01'), until: on('2026-10-01') }])).toStrictEqual(['2025-2026', '2026-2027']);
    expect(recounting(before, key, []).counted).toStrictEqual(before.counted.filter((each) => each.key !== key));
  });
});

describe('places that started', () => {
  const sort = { schoolYear: '2025-2026', kind: 'bpv-bol', employer, institution: school, level: 'mbo-2', sector: 'handel' } as Omit<StartedPlaces, 'keys'>;
  const { institution: _, ...without } = sort;
  it('stand together when they are of one sort', () =>
    expect(withStarted(withStarted([], sort, 'a'), sort, 'b')).toStrictEqual([{ ...sort, keys: ['a', 'b'] }]));
  it.each([
    { ...sort, schoolYear: '2026-2027' as never },
    { ...sort, kind: 'bpv-bbl' as const },
    { ...sort, employer: stranger },
    { ...sort, institution: stranger },
    { ...sort, level: 'mbo-3' as const },
    { ...sort, sector: 'ict-creatief' as const },
    without,
  ])('stand apart otherwise: %j', (other) =>
    expect(withStarted(withStarted([], sort, 'a'), other, 'b')).toStrictEqual([
      { ...sort, keys: ['a'] },
      { ...other, keys: ['b'] },
    ]),
  );
  it('go over to another sort when they are put right, and the others stay', () => {
    const moved = { ...sort, sector: 'ict-creatief' as const };
    const two = withStarted(withStarted([], sort, 'a'), sort, 'b');
    expect(withCorrected(two, 'a', () => moved)).toStrictEqual([
      { ...sort, keys: ['b'] },
      { ...moved, keys: ['a'] },
    ]);
    expect(withCorrected(two, 'unknown', () => moved)).toBe(two);
  });
});
