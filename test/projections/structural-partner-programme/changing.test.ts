import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import type { ProgrammeDocument } from '../../../projections/structural-partner-programme/document.ts';
import { structuralPartnerProgramme } from '../../../projections/structural-partner-programme/projection.ts';
import {
  activated,
  addendum,
  concluded,
  contactNamed,
  contactWithdrawn,
  dayOf,
  demand,
  ended,
  giving,
  heldDay,
  hosting,
  naming,
  obtaining,
  offering,
  on,
  organisation,
  partnership,
  period,
  place,
  promising,
  proposal,
  proposed,
  recognised,
  recognitionWithdrawn,
  reporting,
  started,
} from '../../support/builders/partner-programme.ts';
import { employer, park, partnershipId, school, stranger } from '../../support/builders/partnership.ts';
import { counts, documentOf, type History } from '../../support/partner-programme.ts';
import { happened, projected } from '../../support/projection-spec.ts';

describe('what was recorded before the partnership', () => {
  const commitments = promising(offering, hosting, giving, reporting, naming, obtaining);
  const streams: readonly History[] = [
    partnership(...concluded(commitments), addendum('2026-09-01', { added: promising(...Array(6).fill(naming), { ...obtaining, per: 'once' }).slice(6) })),
    organisation(
      employer,
      recognised('25655', '2024-01-01'),
      contactNamed('2025-09-01'),
      recognitionWithdrawn('25655', '2026-10-01'),
      contactWithdrawn('2026-10-01'),
    ),
    heldDay(1, '2025-10-31'),
    heldDay(2, '2026-10-31'),
    demand('2025-08-01'),
    demand('2026-08-01'),
  ];
  it('counts as what was recorded after it, in any order', async () => {
    const expected = await documentOf(...streams);
    expect(counts(expected).filter((line) => !line.includes(': 0'))).toStrictEqual([
      '2 2025-2026: 1 of 1',
      '2 2026-2027: 1 of 1',
      '3 2025-2026: 1 of 2',
      '3 2026-2027: 1 of 2',
      '4 2025-2026: 1 of 1',
      '4 2026-2027: 1 of 1',
      '5 once: 1 of 1',
      '6 2025-2026: 1 of 2',
      '6 2026-2027: 1 of 2',
      '7 once: 1 of 2',
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (draws) => {
        const left = streams.map((stream) => [...stream]);
        const history: History[] = [];
        for (const draw of draws) {
          const waiting = left.filter((stream) => stream.length > 0);
          const next = waiting[draw % Math.max(1, waiting.length)]?.shift();
          if (next !== undefined) history.push([next]);
        }
        expect(await documentOf(...history)).toStrictEqual(expected);
      }),
      { numRuns: 25, seed: 71 },
    );
  });
  it('counts for every partnership of an organisation', async () => {
    const other = partnershipId.replace(/0$/, '1') as typeof partnershipId;
    const data = proposal(commitments, { partnershipId: other });
    const collection = await projected(
      structuralPartnerProgramme,
      heldDay(1, '2025-10-31'),
      partnership(...concluded(commitments)),
      happened('partnership', other, proposed(data), activated(data)),
      heldDay(2, '2025-11-30'),
    );
    const documents = await collection.get([partnershipId, other]);
    const both = [...documents.values()].map(({ document }) => (document as ProgrammeDocument).days);
    expect(both).toStrictEqual([
      [dayOf(1), dayOf(2)],
      [dayOf(1), dayOf(2)],
    ]);
  });
});

describe('what changes a partnership', () => {
  it('an addendum changes what is promised from its school year on', async () => {
    const [before] = promising(offering);
    if (before === undefined) throw new Error('no commitment');
    const changes = { changed: [{ before, after: { ...before, quantity: 6, sector: 'handel' as const } }], added: promising(offering, giving).slice(1) };
    const document = await documentOf(
      heldDay(1, '2025-10-31'),
      heldDay(2, '2026-10-31'),
      partnership(...concluded([before]), addendum('2026-09-01', changes)),
      place(1, started(1, '2026-02-01', { sector: 'ict-creatief' })),
      place(2, started(2, '2026-10-01', { sector: 'ict-creatief' })),
      place(3, started(3, '2026-10-01')),
    );
    expect(counts(document)).toStrictEqual(['1 2025-2026: 1 of 4', '1 2026-2027: 1 of 6', '1 2027-2028: 0 of 6', '2 2026-2027: 1 of 2', '2 2027-2028: 0 of 2']);
  });
  it('two addenda of one school year are one change', async () => {
    const more = (number: number) => promising(offering, giving, hosting).slice(number, number + 1);
    const document = await documentOf(
      partnership(
        ...concluded(promising(offering)),
        addendum('2025-07-01', { added: more(1) }),
        addendum('2026-09-01', { added: [] }),
        addendum('2025-09-01', { added: more(2) }),
      ),
    );
    expect(document.versions.map(({ from, commitments }) => [from, commitments.length])).toStrictEqual([
      ['2024-2025', 2],
      ['2025-2026', 3],
      ['2026-2027', 3],
    ]);
  });
  it('a renewal adds its school years and keeps those before', async () => {
    const [before] = promising(offering);
    if (before === undefined) throw new Error('no commitment');
    const next = period('2028-08-21', '2030-08-20');
    const document = await documentOf(
      heldDay(1, '2028-10-31'),
      partnership(...concluded([before]), {
        type: 'PartnershipRenewed',
        data: {
          ...proposal([]),
          term: next,
          termNumber: 2,
          number: 1,
          added: promising(offering, hosting).slice(1),
          changed: [{ before, after: { ...before, quantity: 2 } }],
        },
      }),
    );
    expect(counts(document)).toStrictEqual([
      '1 2025-2026: 0 of 4',
      '1 2026-2027: 0 of 4',
      '1 2027-2028: 0 of 4',
      '1 2028-2029: 0 of 2',
      '1 2029-2030: 0 of 2',
      '2 2028-2029: 1 of 1',
      '2 2029-2030: 0 of 1',
    ]);
    expect([document.state, document.terms.length, document.days]).toStrictEqual(['Active', 2, [dayOf(1)]]);
  });
  it('a renewal changes no school year of which the next term has only the last days', async () => {
    const [before] = promising(offering);
    if (before === undefined) throw new Error('no commitment');
    const renewed = {
      type: 'PartnershipRenewed',
      data: {
        ...proposal([]),
        term: period('2027-06-01', '2028-07-31'),
        termNumber: 2,
        number: 1,
        added: [],
        changed: [{ before, after: { ...before, quantity: 2 } }],
      },
    } as const;
    const document = await documentOf(partnership(...concluded([before], { term: period('2025-08-01', '2027-05-31') }), renewed));
    expect(counts(document)).toStrictEqual(['1 2025-2026: 0 of 4', '1 2026-2027: 0 of 4', '1 2027-2028: 0 of 2']);
  });
  it('an addendum changes what a renewal has already promised too', async () => {
    const [before] = promising(offering);
    if (before === undefined) throw new Error('no commitment');
    const change = (quantity: number) => [{ before, after: { ...before, quantity } }];
    const renewed = {
      type: 'PartnershipRenewed',
      data: {
        ...proposal([]),
        term: period('2028-08-21', '2029-08-20'),
        termNumber: 2,
        number: 1,
        added: promising(offering, giving).slice(1),
        changed: change(2),
      },
    } as const;
    const document = await documentOf(partnership(...concluded([before]), renewed, addendum('2026-09-01', { changed: change(6) })));
    expect(counts(document)).toStrictEqual(['1 2025-2026: 0 of 4', '1 2026-2027: 0 of 6', '1 2027-2028: 0 of 6', '1 2028-2029: 0 of 6', '2 2028-2029: 0 of 2']);
  });
  it('the end takes away school years that had not begun, and what happens after it', async () => {
    const commitments = promising(offering, hosting, { ...naming, per: 'school-year' });
    const happenings = [heldDay(1, '2026-09-01'), heldDay(2, '2026-10-31'), organisation(employer, contactNamed('2025-09-01'))];
    const first = await documentOf(partnership(...concluded(commitments)), ...happenings, partnership(ended('2026-09-01')));
    expect(counts(first)).toStrictEqual([
      '1 2025-2026: 0 of 4',
      '1 2026-2027: 0 of 4',
      '2 2025-2026: 0 of 1',
      '2 2026-2027: 1 of 1',
      '3 2025-2026: 1 of 1',
      '3 2026-2027: 1 of 1',
    ]);
    expect([first.days, first.schoolYear]).toStrictEqual([[dayOf(1)], ['2025-2026', '2026-2027']]);
    expect(await documentOf(partnership(...concluded(commitments), ended('2026-09-01')), ...happenings)).toStrictEqual(first);
  });
  it('a party that a revision leaves out has nothing to do with it any more', async () => {
    const parties = proposal([]).parties.filter(({ organisationId }) => organisationId !== park);
    const revised: PartnershipEvent = {
      type: 'PartnershipRevised',
      data: { ...proposal(promising(giving), { parties, title: 'Anders' }), voidedSignatures: [] },
    };
    const history = partnership(proposed(proposal(promising(hosting))), revised, activated(proposal(promising(giving), { parties })));
    const collection = await projected(structuralPartnerProgramme, history, heldDay(1, '2025-10-31', { institutionIds: [stranger] }), heldDay(2, '2025-11-30'));
    const document = (await collection.get([partnershipId])).get(partnershipId)?.document as ProgrammeDocument;
    expect([document.title, document.party, document.days]).toStrictEqual(['Anders', [employer, school], [dayOf(2)]]);
  });
  it('a party that takes part no more has nobody and no recognition that stands, from the next school year on', async () => {
    const commitments = promising({ ...naming, per: 'school-year' }, obtaining);
    const standing = organisation(employer, contactNamed('2025-09-01'), recognised('25655', '2024-01-01'), recognised('25656', '2024-01-01'));
    const deactivated = organisation(employer, recognitionWithdrawn('25656', '2025-10-01'), {
      type: 'OrganisationDeactivated',
      data: { reason: 'closed', occurredOn: on('2026-02-01') },
    });
    const expected = ['1 2025-2026: 1 of 1', '1 2026-2027: 0 of 1', '1 2027-2028: 0 of 1', '2 2025-2026: 2 of 2', '2 2026-2027: 0 of 2', '2 2027-2028: 0 of 2'];
    const first = await documentOf(standing, partnership(...concluded(commitments)), deactivated);
    expect(counts(first)).toStrictEqual(expected);
    expect(await documentOf(standing, deactivated, partnership(...concluded(commitments)))).toStrictEqual(first);
  });
  it('a party that is renamed is called by its new name', async () => {
    const renamed = organisation(school, { type: 'OrganisationRenamed', data: { name: 'mboRijnland Leiden', occurredOn: on('2026-01-01') } });
    const document = await documentOf(
      partnership(...concluded(promising(offering))),
      renamed,
      organisation(stranger, ...renamed.map(({ data }) => ({ type: 'OrganisationRenamed', data }) as never)),
    );
    expect(document.parties.map(({ name }) => name)).toStrictEqual(['Name of employer', 'mboRijnland Leiden', 'Name of park-association']);
  });
});
