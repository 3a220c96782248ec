import { describe, expect, it } from '@jest/globals';
import type { NewCommitment } from '../../../domain/partnership/commands.ts';
import type { ProgrammeDocument } from '../../../projections/structural-partner-programme/document.ts';
import { fulfilmentsOf } from '../../../projections/structural-partner-programme/fulfilment.ts';
import { structuralPartnerProgramme } from '../../../projections/structural-partner-programme/projection.ts';
import {
  completed,
  concluded,
  contactNamed,
  contactWithdrawn,
  corrected,
  dayOf,
  demand,
  giving,
  heldDay,
  hosting,
  naming,
  obtaining,
  offered,
  offering,
  organisation,
  partnership,
  period,
  place,
  placementOf,
  promising,
  proposal,
  proposed,
  recognised,
  recognitionWithdrawn,
  reporting,
  started,
  withdrawn,
} from '../../support/builders/partner-programme.ts';
import { employer, kindOf, municipality, partnershipId, school, stranger } from '../../support/builders/partnership.ts';
import { countedAfter, counts, documentOf } from '../../support/partner-programme.ts';
import { foldedOnce, happened, projected } from '../../support/projection-spec.ts';

describe('a promise per school year', () => {
  it('is made for every school year of the term, and nothing is promised before all have signed', async () => {
    const asked = partnership(proposed(proposal(promising(offering))));
    expect(counts(await documentOf(asked))).toStrictEqual([]);
    expect(await countedAfter([offering])).toStrictEqual(['1 2025-2026: 0 of 4', '1 2026-2027: 0 of 4', '1 2027-2028: 0 of 4']);
  });
  it('shows what was counted in a year in which nothing is promised', async () => {
    const term = period('2026-04-10', '2028-07-31');
    const document = await documentOf(partnership(...concluded(promising(offering), { term })), place(1, started(1, '2026-05-01')));
    expect(counts(document)).toStrictEqual(['1 2025-2026: 1 of 0', '1 2026-2027: 0 of 4', '1 2027-2028: 0 of 4']);
    const both = await documentOf(partnership(...concluded(promising(offering, giving), { term })), place(1, started(1, '2026-05-01')));
    expect(counts(both).filter((line) => line.includes('2025-2026'))).toStrictEqual(['1 2025-2026: 1 of 0']);
  });
});

describe('places', () => {
  it('count in the school year in which they started, and for the yield', async () => {
    const document = await documentOf(
      partnership(...concluded(promising(offering))),
      place(1, offered(1), started(1, '2026-02-01'), completed(1)),
      place(2, offered(2), started(2, '2026-07-31')),
      place(3, offered(3), started(3, '2026-08-01')),
      place(4, offered(4)),
    );
    expect(counts(document)).toStrictEqual(['1 2025-2026: 2 of 4', '1 2026-2027: 1 of 4', '1 2027-2028: 0 of 4']);
    expect(fulfilmentsOf(document)[0]?.evidence).toStrictEqual([`placement:${placementOf(1)}`, `placement:${placementOf(2)}`]);
    expect([document.offered, document.started.flatMap(({ keys }) => keys).length, document.completed]).toStrictEqual([4, 3, 1]);
  });
  it('that the employer took back are not in the yield, as they are in no other', async () => {
    const document = await documentOf(partnership(...concluded(promising(offering))), place(1, offered(1)), place(2, offered(2), withdrawn(2)));
    expect([document.offered, document.started, document.completed]).toStrictEqual([1, [], 0]);
  });
  it('count for every commitment that they fulfil, by its level and sector', async () => {
    const some: readonly NewCommitment[] = [
      offering,
      { ...offering, level: 'mbo-2' },
      { ...offering, sector: 'ict-creatief' },
      { organisationId: municipality, kind: 'focus-mbo-1-2', quantity: 3, per: 'once' },
    ];
    const parties = [employer, school, municipality].map((organisationId) => ({ organisationId, kind: kindOf[organisationId] as never }));
    const document = await documentOf(
      partnership(...concluded(promising(...some), { parties })),
      place(1, started(1, '2026-02-01')),
      place(2, started(2, '2026-02-01', { level: 'mbo-4' })),
      place(3, started(3, '2027-02-01', { sector: 'ict-creatief' })),
      place(4, started(4, '2027-02-01', { kind: 'work-experience', level: 'graduate' })),
    );
    expect(counts(document).filter((line) => !line.includes(': 0'))).toStrictEqual([
      '1 2025-2026: 2 of 4',
      '1 2026-2027: 1 of 4',
      '2 2025-2026: 1 of 4',
      '2 2026-2027: 1 of 4',
      '3 2026-2027: 1 of 4',
      '4 once: 2 of 3',
    ]);
    expect(document.started.flatMap(({ keys }) => keys)).toHaveLength(4);
  });
  it('count for the employer that gives them and the institution whose students they are for', async () => {
    const focus = { kind: 'focus-mbo-1-2', quantity: 3, per: 'once' } as const;
    const document = await documentOf(
      partnership(...concluded(promising({ organisationId: employer, ...focus }, { organisationId: school, ...focus }))),
      place(1, started(1, '2026-02-01')),
      place(2, started(2, '2026-02-01', { employerId: stranger })),
      place(3, started(3, '2026-02-01', { institutionId: stranger })),
      place(4, started(4, '2026-02-01', { employerId: stranger, institutionId: stranger })),
      place(5, started(5, '2026-02-01', { institutionId: stranger })),
    );
    expect(counts(document)).toStrictEqual(['1 once: 3 of 3', '2 once: 2 of 3']);
  });
  it('of no partnership, or of one that is not known, are passed over', async () => {
    const { partnershipId: _, ...data } = started(1, '2026-02-01').data;
    expect(await countedAfter([offering], happened('placement', placementOf(1), { type: 'PlacementStarted', data }))).toContain('1 2025-2026: 0 of 4');
    const collection = await projected(structuralPartnerProgramme, place(1, offered(1), started(1, '2026-02-01')));
    expect((await collection.get([partnershipId])).size).toBe(0);
  });
  it('whose record is put right count as what they were all along', async () => {
    const history = [
      partnership(...concluded(promising({ ...offering, sector: 'handel' }))),
      place(1, started(1, '2026-02-01')),
      place(2, started(2, '2026-02-01')),
    ];
    expect(counts(await documentOf(...history, place(1, corrected(1, 'startedOn', '2026-02-01', '2026-09-01'))))).toStrictEqual([
      '1 2025-2026: 1 of 4',
      '1 2026-2027: 1 of 4',
      '1 2027-2028: 0 of 4',
    ]);
    const elsewhere = { sector: 'ict-creatief' } as const;
    const moved = [
      corrected(1, 'sector', 'handel', 'ict-creatief', elsewhere),
      corrected(1, 'startedOn', '2026-02-01', '2026-09-01', elsewhere),
      corrected(1, 'result', 'sufficient', 'insufficient', elsewhere),
    ];
    const document = await documentOf(...history, place(1, ...moved), place(9, corrected(9, 'sector', 'handel', 'ict-creatief', elsewhere)));
    expect(counts(document)[0]).toBe('1 2025-2026: 1 of 4');
    expect(document.started.map(({ schoolYear, sector, keys }) => [schoolYear, sector, keys])).toStrictEqual([
      ['2025-2026', 'handel', [`placement:${placementOf(2)}`]],
      ['2026-2027', 'ict-creatief', [`placement:${placementOf(1)}`]],
    ]);
  });
  it('are all counted, and at most 200 of them shown', async () => {
    const many = Array.from({ length: 230 }, (_, index) => place(index + 1, started(index + 1, '2026-02-01', index % 2 === 0 ? {} : { level: 'mbo-3' })));
    const collection = await foldedOnce(structuralPartnerProgramme, partnership(...concluded(promising(offering, { ...offering, per: 'once' }))), ...many);
    const fulfilments = fulfilmentsOf((await collection.get([partnershipId])).get(partnershipId)?.document as ProgrammeDocument);
    expect([fulfilments[0], fulfilments[3]].map((fulfilment) => [fulfilment?.counted, fulfilment?.evidence.length])).toStrictEqual([
      [230, 200],
      [230, 200],
    ]);
    expect(new Set(fulfilments[0]?.evidence).size).toBe(200);
  });
});

describe('information days', () => {
  it('count for who held them and who gave them, and once for the yield', async () => {
    const document = await documentOf(
      partnership(...concluded(promising(hosting, giving))),
      heldDay(1, '2025-10-31'),
      heldDay(2, '2025-11-05', { hostId: stranger }),
      heldDay(3, '2026-10-30', { institutionIds: [stranger] }),
      heldDay(4, '2025-08-19'),
      heldDay(5, '2025-10-30', { hostId: stranger, institutionIds: [stranger] }),
    );
    expect(counts(document)).toStrictEqual([
      '1 2025-2026: 2 of 1',
      '1 2026-2027: 1 of 1',
      '1 2027-2028: 0 of 1',
      '2 2025-2026: 3 of 2',
      '2 2026-2027: 0 of 2',
      '2 2027-2028: 0 of 2',
    ]);
    expect(document.days).toStrictEqual([dayOf(1), dayOf(2), dayOf(3)]);
  });
  it('are of the term from its first day to its last', async () => {
    const edges = ['2025-08-19', '2025-08-20', '2028-08-20', '2028-08-21'].map((day, index) => heldDay(index, day));
    expect((await documentOf(partnership(...concluded(promising(hosting))), ...edges)).days).toStrictEqual([dayOf(1), dayOf(2)]);
    expect((await documentOf(...edges, partnership(...concluded(promising(hosting))))).days).toStrictEqual([dayOf(1), dayOf(2)]);
  });
  it('are nothing to a partnership that is only proposed', async () => {
    const document = await documentOf(partnership(proposed(proposal(promising(hosting)))), heldDay(1, '2025-10-31'));
    expect([document.days, document.counted]).toStrictEqual([[], []]);
  });
  it('have, of a fair, the companies that were counted there', async () => {
    const joining: NewCommitment = { organisationId: employer, kind: 'join-fair', quantity: 1, per: 'school-year' };
    const fair = (number: number, attendees: number, kind: 'regional-fair' | 'institution-at-park') =>
      heldDay(number, '2026-03-01', {
        kind,
        hostId: stranger,
        institutionIds: [stranger],
        attendance: { total: 90, perOrganisation: [{ organisationId: employer, attendees }] },
      });
    const document = await documentOf(
      partnership(...concluded(promising(joining))),
      fair(1, 2, 'regional-fair'),
      fair(2, 0, 'regional-fair'),
      fair(3, 2, 'institution-at-park'),
      fair(4, 1, 'regional-fair'),
    );
    expect(counts(document)[0]).toBe('1 2025-2026: 2 of 1');
    expect(document.days).toStrictEqual([]);
    const collection = await projected(structuralPartnerProgramme, fair(3, 2, 'institution-at-park'));
    expect((await collection.get([`organisation:${employer}`])).size).toBe(0);
  });
});

describe('reported demand', () => {
  it('counts once a year, in the year that it is about', async () => {
    const reports = [
      demand('2025-08-01'),
      demand('2025-08-01', { level: 'mbo-3' }),
      demand('2025-08-01'),
      demand('2026-08-01'),
      demand('2026-08-01', { institutionId: stranger }),
    ];
    expect(await countedAfter([reporting], ...reports)).toStrictEqual(['1 2025-2026: 1 of 1', '1 2026-2027: 1 of 1', '1 2027-2028: 0 of 1']);
  });
});

describe('what stands until it is withdrawn', () => {
  const yearly = { ...naming, per: 'school-year' } as const;
  it('counts in every year in which it stands', async () => {
    expect(await countedAfter([yearly], organisation(employer, contactNamed('2026-09-01'), contactNamed('2026-09-02', 'trainer')))).toStrictEqual([
      '1 2025-2026: 0 of 1',
      '1 2026-2027: 1 of 1',
      '1 2027-2028: 1 of 1',
    ]);
    expect(await countedAfter([yearly], organisation(employer, contactNamed('2020-09-01'), contactWithdrawn('2026-09-01')))).toStrictEqual([
      '1 2025-2026: 1 of 1',
      '1 2026-2027: 1 of 1',
      '1 2027-2028: 0 of 1',
    ]);
  });
  it('that came back counts again in the year it came back, and still once for what is promised once', async () => {
    const life = organisation(employer, contactNamed('2025-09-01'), contactWithdrawn('2026-01-01'), contactNamed('2027-09-01'));
    expect(await countedAfter([yearly, naming], life)).toStrictEqual(['1 2025-2026: 1 of 1', '1 2026-2027: 0 of 1', '1 2027-2028: 1 of 1', '2 once: 1 of 1']);
  });
  it('counts per recognition, also when it was looked up again', async () => {
    const life = [
      recognised('25655', '2024-01-01'),
      recognised('25655', '2025-10-01'),
      recognised('25656', '2026-10-01'),
      recognitionWithdrawn('25655', '2027-01-01'),
    ];
    expect(await countedAfter([obtaining], organisation(employer, ...life))).toStrictEqual([
      '1 2025-2026: 1 of 2',
      '1 2026-2027: 2 of 2',
      '1 2027-2028: 1 of 2',
    ]);
  });
  it('stands in one role when it is withdrawn from another', async () => {
    const training = { ...yearly, kind: 'provide-trainer' } as const;
    const life = organisation(employer, contactNamed('2025-09-01'), contactNamed('2025-09-01', 'trainer'), contactWithdrawn('2026-01-01'));
    expect(await countedAfter([yearly, training], life)).toStrictEqual([
      '1 2025-2026: 1 of 1',
      '1 2026-2027: 0 of 1',
      '1 2027-2028: 0 of 1',
      '2 2025-2026: 1 of 1',
      '2 2026-2027: 1 of 1',
      '2 2027-2028: 1 of 1',
    ]);
  });
  it('changes nothing when something else was withdrawn', async () => {
    expect(await countedAfter([yearly], organisation(employer, contactNamed('2025-09-01'), recognitionWithdrawn('25655', '2026-01-01')))).toContain(
      '1 2027-2028: 1 of 1',
    );
  });
});
