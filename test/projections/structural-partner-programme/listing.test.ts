import { describe, expect, it } from '@jest/globals';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { Query } from '../../../domain/ports/read-store.ts';
import { PartnershipId } from '../../../domain/shared/identifiers.ts';
import { structuralPartnerProgramme } from '../../../projections/structural-partner-programme/projection.ts';
import {
  concluded,
  contactNamed,
  demand,
  ended,
  naming,
  offering,
  organisation,
  partnership,
  period,
  place,
  promising,
  proposal,
  proposed,
  reporting,
  reviewed,
  started,
} from '../../support/builders/partner-programme.ts';
import { employer, park, school, stranger } from '../../support/builders/partnership.ts';
import { documentOf } from '../../support/partner-programme.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';

const suspended: PartnershipEvent = { type: 'PartnershipSuspended', data: { reason: 'x', occurredOn: '2026-01-01' as never } };
/** The day since which somebody is behind, or will be. */
const dueAfter = async (...events: readonly PartnershipEvent[]) =>
  (await documentOf(partnership(...concluded(promising(offering, reporting)), ...events))).due.slice(0, 10);

describe('the day since which a promise is behind', () => {
  it('is the day after the first school year in which it is not kept', async () => {
    expect(await dueAfter()).toBe('2026-08-01');
    const kept = Array.from({ length: 4 }, (_, number) => place(number + 1, started(number + 1, '2026-02-01')));
    const document = await documentOf(partnership(...concluded(promising(offering, reporting))), ...kept);
    expect([document.due, document.workDue, document.educationDue].map((due) => due.slice(0, 10))).toStrictEqual(['2026-08-01', '2027-08-01', '2026-08-01']);
    expect((await documentOf(partnership(...concluded(promising(offering, reporting))), ...kept, demand('2025-08-01'))).due).toBe(
      '2027-08-01 Partnerschap Vliet zorggroep',
    );
  });
  it('is the day after the term for what is promised once', async () => {
    const once = partnership(...concluded(promising(naming, { ...reporting, per: 'once' })));
    expect((await documentOf(once)).due.slice(0, 10)).toBe('2028-08-21');
    expect((await documentOf(once, organisation(employer, contactNamed('2026-01-01')), demand('2026-08-01'))).due.slice(0, 10)).toBe('9999-12-31');
  });
  it.each(['behind', 'missed'] as const)('is the day of a review that finds it %s, when that is earlier', async (judgement) => {
    expect(await dueAfter(reviewed('2025-2026', '2026-03-01', { 1: judgement }))).toBe('2026-03-01');
    expect(await dueAfter(reviewed('2025-2026', '2026-11-01', { 1: judgement, 2: judgement }))).toBe('2026-08-01');
    expect(await dueAfter(reviewed('2026-2027', '2026-03-01', { 1: judgement }))).toBe('2026-03-01');
  });
  it('is not changed by a review that finds it on track, nor by one that does not judge it', async () => {
    expect(await dueAfter(reviewed('2025-2026', '2026-03-01', { 1: 'on-track' }))).toBe('2026-08-01');
    expect(await dueAfter(reviewed('2025-2026', '2026-03-01', {}))).toBe('2026-08-01');
  });
  it('is taken away by waiving it for its year, or as a whole for what is promised once', async () => {
    const waived = reviewed('2025-2026', '2026-11-01', { 1: 'waived', 2: 'waived' });
    expect(await dueAfter(waived)).toBe('2027-08-01');
    expect(await dueAfter(waived, reviewed('2025-2026', '2026-11-02', { 1: 'waived' }))).toBe('2026-08-01');
    const once = concluded(promising(naming, { ...reporting, per: 'once' }));
    const judged = (year: string, judgement: 'waived' | 'behind') => reviewed(year, '2026-11-03', { 1: judgement, 2: judgement });
    expect((await documentOf(partnership(...once, judged('2025-2026', 'behind'), judged('2026-2027', 'waived')))).due.slice(0, 10)).toBe('9999-12-31');
    expect((await documentOf(partnership(...once, judged('2026-2027', 'waived'), judged('2027-2028', 'behind')))).due.slice(0, 10)).toBe('2026-11-03');
  });
  it('is only one of partnerships that can still catch up', async () => {
    expect(await dueAfter(suspended)).toBe('2026-08-01');
    expect(await dueAfter(suspended, { type: 'PartnershipResumed', data: { occurredOn: '2026-01-02' as never } })).toBe('2026-08-01');
    expect(await dueAfter(ended('2026-10-01'))).toBe('9999-12-31');
    expect(
      await dueAfter({ type: 'PartnershipExpired', data: { termNumber: 1, term: period('2025-08-20', '2028-08-20'), occurredOn: '2028-08-21' as never } }),
    ).toBe('9999-12-31');
    expect((await documentOf(partnership(proposed(proposal(promising(offering)))))).due.slice(0, 10)).toBe('9999-12-31');
  });
});

describe('the list', () => {
  const idOf = (last: number) => PartnershipId.parse(`0b0f2a50-6f2e-5b8e-9d5e-4${String(last).padStart(11, '0')}`);
  const one = (number: number, events: readonly PartnershipEvent[]) => happened('partnership', idOf(number), ...events);
  const data = (number: number) => ({ partnershipId: idOf(number), title: `Partnerschap ${number}` });
  const strangers = proposal([]).parties.map((party) => (party.organisationId === park ? { ...party, organisationId: stranger } : party));
  const history = [
    one(1, [proposed(proposal(promising(offering, reporting), { ...data(1), term: period('2027-08-01', '2028-07-31') }))]),
    one(2, concluded(promising({ ...offering, sector: 'handel', level: 'mbo-3' }, reporting), { ...data(2), parties: strangers })),
    one(3, concluded(promising({ organisationId: employer, kind: 'focus-mbo-1-2', quantity: 1, per: 'school-year' }, reporting), data(3))),
    one(4, [...concluded(promising(offering, reporting), data(4)), suspended]),
    one(5, [...concluded(promising(offering, { ...reporting, per: 'once' }), { ...data(5), term: period('2026-08-01', '2027-07-31') }), ended('2026-09-01')]),
    place(1, started(1, '2026-10-01', { partnershipId: idOf(4), sector: 'ict-creatief', level: 'mbo-4' })),
    demand('2025-08-01'),
  ];
  const found = async (where: Query['where'], sort = 'due', bounds: Pick<Query, 'from' | 'to'> = {}) => {
    const fields = Object.keys(where);
    const index = structuralPartnerProgramme.indexes.find(
      (candidate) => candidate.sort === sort && candidate.fields.length === fields.length && fields.every((field) => candidate.fields.includes(field)),
    );
    const { items } = await (await foldedOnce(structuralPartnerProgramme, ...history)).find({
      index: index?.name ?? `none for ${fields}`,
      where,
      limit: 100,
      ...bounds,
    });
    return items.map(({ _id }) => Number(_id.slice(-5)));
  };

  it('has every partnership and no organisation, who is behind longest first and then by title', async () =>
    expect(await found({})).toStrictEqual([2, 3, 4, 1, 5]));
  it.each<[Query['where'], readonly number[]]>([
    [{ state: 'Active' }, [2, 3]],
    [{ state: 'Proposed' }, [1]],
    [{ party: stranger }, [2]],
    [{ party: school }, [2, 3, 4, 1, 5]],
    [{ side: 'education' }, [2, 3, 4, 1, 5]],
    [{ sector: 'handel' }, [2]],
    [{ sector: 'ict-creatief' }, [4]],
    [{ level: 'mbo-3' }, [2]],
    [{ level: 'mbo-1' }, [3]],
    [{ level: 'mbo-4' }, [4]],
    [{ schoolYear: '2025-2026' }, [2, 3, 4]],
    [{ schoolYear: '2027-2028' }, [2, 3, 4, 1]],
    [{ state: 'Active', party: park }, [3]],
    [{ state: 'Active', side: 'work' }, [2, 3]],
    [{ state: 'Active', sector: 'handel' }, [2]],
    [{ state: 'Active', level: 'mbo-2' }, [3]],
    [{ state: 'Suspended', schoolYear: '2026-2027' }, [4]],
    [{ party: park, schoolYear: '2027-2028' }, [3, 4, 1]],
    [{ party: [park, stranger], level: 'mbo-3' }, [2]],
    [{ party: [park], side: 'work', state: 'Active' }, [3]],
    [{ sector: 'handel', level: 'mbo-3' }, [2]],
    [{ state: 'Active', sector: 'handel', level: 'mbo-3' }, [2]],
  ])('by %j', async (where, expected) => expect(await found(where)).toStrictEqual(expected));

  it('tells who is behind as the stretch up to a day, also of one side', async () => {
    const upTo = (day: string) => ({ to: `${day}\u{10ffff}` });
    expect(await found({}, 'due', upTo('2026-07-31'))).toStrictEqual([]);
    expect(await found({}, 'due', upTo('2026-08-01'))).toStrictEqual([2, 3, 4]);
    expect(await found({}, 'due', { from: '2026-08-02' })).toStrictEqual([1, 5]);
    expect(await found({ side: 'work' }, 'workDue', upTo('2026-08-01'))).toStrictEqual([2, 3, 4]);
    expect(await found({ side: 'education' }, 'educationDue', upTo('2026-08-01'))).toStrictEqual([]);
    expect(await found({ state: 'Active', side: 'education' }, 'educationDue', upTo('2027-08-01'))).toStrictEqual([2, 3]);
  });

  it('has the sides, levels and sectors of what was promised and of its places, in order', async () => {
    const { side, level, sector } = await documentOf(
      partnership(...concluded(promising({ ...offering, level: 'mbo-4', sector: 'techniek-gebouwde-omgeving' }))),
      place(1, started(1, '2026-10-01', { level: 'mbo-3' })),
      place(2, started(2, '2026-10-01', { level: 'mbo-4' })),
    );
    expect([side, level, sector]).toStrictEqual([['work'], ['mbo-3', 'mbo-4'], ['handel', 'techniek-gebouwde-omgeving']]);
    const reportingOnly = await documentOf(partnership(...concluded(promising(reporting))));
    expect([reportingOnly.side, reportingOnly.level, reportingOnly.sector]).toStrictEqual([['education'], [], []]);
  });
});
