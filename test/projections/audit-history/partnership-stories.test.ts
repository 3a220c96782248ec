import { describe, expect, it } from '@jest/globals';
import { type PartnershipEvent, partnershipCodec } from '../../../domain/partnership/events.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import type { OrganisationId } from '../../../domain/shared/identifiers.ts';
import { type AuditEntry, auditHistory } from '../../../projections/audit-history/projection.ts';
import { dayOf, on, organisation, period, placementOf, promising } from '../../support/builders/partner-programme.ts';
import {
  activated,
  day,
  employer,
  informing,
  later,
  partnershipId,
  partnershipWalks,
  places,
  proposal,
  proposed,
  publishing,
  school,
  signed,
  suspended,
} from '../../support/builders/partnership.ts';
import { foldedOnce, happened } from '../../support/projection-spec.ts';
import { someWalks } from '../../support/walks.ts';

const called = (id: OrganisationId, name: string) => organisation(id, { type: 'OrganisationRenamed', data: { name, occurredOn: day } });
const names = [...called(employer, 'Vliet zorggroep'), ...called(school, 'mboRijnland')];

async function storiesOf(events: readonly PartnershipEvent[]): Promise<readonly (readonly [nl: string, en: string])[]> {
  const collection = await foldedOnce(auditHistory, names, happened('partnership', partnershipId, ...events));
  const { items } = await collection.find({ index: 'byStream', where: { stream: `partnership-${partnershipId}` }, limit: 1000 });
  return (items as readonly AuditEntry[]).map(({ sentence: { nl, en } }) => [nl, en]);
}
/** What an event says when the partnership is there already. */
const told = async (event: PartnershipEvent) => (await storiesOf([proposed, event])).at(-1);

type DataOf<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>['data'];
const [, , informs] = promising(places(), publishing, informing);
const [before] = promising(places());
if (informs === undefined || before === undefined) throw new Error('no commitments');
const change = { before, after: { ...before, quantity: 6 } };
const { sector: _, ...everywhere } = change.before;
const changes = { number: 1, added: [informs], changed: [change] };
const contribution = { number: 1, commitmentNumber: 2, organisationId: school, schoolYear: '2025-2026' as DataOf<'ContributionRecorded'>['schoolYear'] };
const next = period('2026-08-21', '2028-08-20');

const events: readonly (readonly [PartnershipEvent, nl: string, en: string])[] = [
  [
    proposed,
    'Partnerschap Vliet zorggroep is voorgesteld tussen Name of employer en Name of educational-institution, van 2025-08-20 tot en met 2026-08-20, met 2 afspraken.',
    'Partnerschap Vliet zorggroep was proposed between Name of employer and Name of educational-institution, from 2025-08-20 up to and including 2026-08-20, with 2 commitments.',
  ],
  [
    {
      type: 'PartnershipRevised',
      data: { ...proposal, title: 'Partnerschap Vliet', commitments: proposal.commitments.slice(1), voidedSignatures: [], occurredOn: later },
    },
    'Het voorstel is herzien: Partnerschap Vliet, tussen Name of employer en Name of educational-institution, van 2025-08-20 tot en met 2026-08-20, met 1 afspraak.',
    'The proposal was revised: Partnerschap Vliet, between Name of employer and Name of educational-institution, from 2025-08-20 up to and including 2026-08-20, with 1 commitment.',
  ],
  [
    {
      type: 'PartnershipRevised',
      data: {
        ...proposal,
        parties: [{ organisationId: employer, kind: 'employer' }, ...proposal.parties.slice(1), { organisationId: school, kind: 'municipality' }],
        voidedSignatures: [employer],
        occurredOn: later,
      },
    },
    'Het voorstel is herzien: Partnerschap Vliet zorggroep, tussen werkgever, Name of educational-institution en gemeente, van 2025-08-20 tot en met 2026-08-20, met 2 afspraken. De handtekening is vervallen.',
    'The proposal was revised: Partnerschap Vliet zorggroep, between employer, Name of educational-institution and municipality, from 2025-08-20 up to and including 2026-08-20, with 2 commitments. The signature is void.',
  ],
  [
    { type: 'PartnershipRevised', data: { ...proposal, voidedSignatures: [employer, school], occurredOn: later } },
    'Het voorstel is herzien: Partnerschap Vliet zorggroep, tussen Name of employer en Name of educational-institution, van 2025-08-20 tot en met 2026-08-20, met 2 afspraken. De 2 handtekeningen zijn vervallen.',
    'The proposal was revised: Partnerschap Vliet zorggroep, between Name of employer and Name of educational-institution, from 2025-08-20 up to and including 2026-08-20, with 2 commitments. The 2 signatures are void.',
  ],
  [
    signed(employer),
    'Vliet zorggroep heeft Partnerschap Vliet zorggroep getekend (director, elektronisch).',
    'Vliet zorggroep signed Partnerschap Vliet zorggroep (director, electronic).',
  ],
  [
    activated,
    'Alle partijen hebben getekend: Partnerschap Vliet zorggroep loopt van 2025-08-20 tot en met 2026-08-20, met 2 afspraken.',
    'Every party has signed: Partnerschap Vliet zorggroep runs from 2025-08-20 up to and including 2026-08-20, with 2 commitments.',
  ],
  [
    { type: 'PartnershipDeclined', data: { organisationId: school, reason: 'geen ruimte', occurredOn: later } },
    'mboRijnland heeft Partnerschap Vliet zorggroep afgewezen: geen ruimte.',
    'mboRijnland declined Partnerschap Vliet zorggroep: geen ruimte.',
  ],
  [
    { type: 'PartnershipWithdrawn', data: { reason: 'vergissing', occurredOn: later } },
    'Het voorstel Partnerschap Vliet zorggroep is ingetrokken: vergissing.',
    'The proposal Partnerschap Vliet zorggroep was withdrawn: vergissing.',
  ],
  [suspended, 'Partnerschap Vliet zorggroep is opgeschort: reorganisation.', 'Partnerschap Vliet zorggroep was suspended: reorganisation.'],
  [{ type: 'PartnershipResumed', data: { occurredOn: later } }, 'Partnerschap Vliet zorggroep is hervat.', 'Partnerschap Vliet zorggroep was resumed.'],
  [
    { type: 'PartnershipEnded', data: { reason: 'verhuisd', occurredOn: later } },
    'Partnerschap Vliet zorggroep is beëindigd: verhuisd.',
    'Partnerschap Vliet zorggroep was ended: verhuisd.',
  ],
  [
    { type: 'PartnershipExpired', data: { termNumber: 1, term: proposal.term, occurredOn: on('2026-08-21') } },
    'Partnerschap Vliet zorggroep is verlopen; de termijn eindigde op 2026-08-20.',
    'Partnerschap Vliet zorggroep expired; its term ended on 2026-08-20.',
  ],
  [
    { type: 'AddendumProposed', data: { ...changes, occurredOn: later } },
    'Aanvulling 1 op Partnerschap Vliet zorggroep is voorgesteld: studenten voorlichten (2 × overleg, per schooljaar) en afspraak 1 (stageplaatsen aanbieden) van 4 naar 6, per schooljaar.',
    'Addendum 1 to Partnerschap Vliet zorggroep was proposed: inform students (2 × meeting, per school year) and commitment 1 (offer places) from 4 to 6, per school year.',
  ],
  [
    {
      type: 'AddendumProposed',
      data: {
        number: 1,
        added: [],
        changed: [
          { before: change.before, after: { ...change.before, per: 'once', level: 'mbo-2', sector: 'handel' } },
          { before: change.before, after: everywhere },
        ],
        occurredOn: later,
      },
    },
    'Aanvulling 1 op Partnerschap Vliet zorggroep is voorgesteld: afspraak 1 (stageplaatsen aanbieden) blijft 4, eenmalig, voor mbo niveau 2 in handel en afspraak 1 (stageplaatsen aanbieden) blijft 4, per schooljaar, voor elk niveau en elke sector.',
    'Addendum 1 to Partnerschap Vliet zorggroep was proposed: commitment 1 (offer places) stays 4, once, for MBO level 2 in trade and commitment 1 (offer places) stays 4, per school year, for every level and sector.',
  ],
  [
    { type: 'RenewalProposed', data: { number: 2, added: [], changed: [], term: next, termNumber: 2, occurredOn: later } },
    'Voor Partnerschap Vliet zorggroep is een volgende termijn voorgesteld (aanvulling 2), van 2026-08-21 tot en met 2028-08-20: de afspraken blijven dezelfde.',
    'A next term of Partnerschap Vliet zorggroep was proposed (addendum 2), from 2026-08-21 up to and including 2028-08-20: the commitments stay the same.',
  ],
  [
    { type: 'AddendumAgreed', data: { number: 1, organisationId: school, occurredOn: later } },
    'mboRijnland stemt in met aanvulling 1 op Partnerschap Vliet zorggroep.',
    'mboRijnland agrees to addendum 1 to Partnerschap Vliet zorggroep.',
  ],
  [
    { type: 'AddendumWithdrawn', data: { number: 1, reason: 'geen overeenstemming', occurredOn: later } },
    'Aanvulling 1 op Partnerschap Vliet zorggroep is ingetrokken: geen overeenstemming.',
    'Addendum 1 to Partnerschap Vliet zorggroep was withdrawn: geen overeenstemming.',
  ],
  [
    { type: 'AddendumConcluded', data: { partnershipId, ...changes, added: [], commitments: [change.after], occurredOn: later } },
    'Elke partij stemt in met aanvulling 1 op Partnerschap Vliet zorggroep, dus nu geldt: afspraak 1 (stageplaatsen aanbieden) van 4 naar 6, per schooljaar.',
    'Every party agrees to addendum 1 to Partnerschap Vliet zorggroep, so from now on: commitment 1 (offer places) from 4 to 6, per school year.',
  ],
  [
    { type: 'PartnershipRenewed', data: { ...proposal, ...changes, changed: [], term: next, termNumber: 2, occurredOn: later } },
    'Elke partij stemt in: Partnerschap Vliet zorggroep is verlengd. Termijn 2 loopt van 2026-08-21 tot en met 2028-08-20: studenten voorlichten (2 × overleg, per schooljaar).',
    'Every party agrees: Partnerschap Vliet zorggroep was renewed. Term 2 runs from 2026-08-21 up to and including 2028-08-20: inform students (2 × meeting, per school year).',
  ],
  ...(
    [
      [{ type: 'document', reference: 'report-7' }, 'een document', 'a document'],
      [{ type: 'placement', placementId: placementOf(1) }, 'een plaatsing', 'a placement'],
      [{ type: 'information-day', informationDayId: dayOf(1) }, 'een voorlichtingsdag', 'an information day'],
    ] as const
  ).map(
    ([evidence, nl, en]) =>
      [
        { type: 'ContributionRecorded', data: { ...contribution, quantity: 3, evidence, recordedBy: 'manager-1', occurredOn: later } },
        `mboRijnland heeft 3 bijgedragen aan afspraak 2 van Partnerschap Vliet zorggroep in 2025-2026; het bewijs is ${nl}.`,
        `mboRijnland contributed 3 to commitment 2 of Partnerschap Vliet zorggroep in 2025-2026; the evidence is ${en}.`,
      ] as const,
  ),
  [
    { type: 'ContributionCorrected', data: { ...contribution, before: 3, quantity: 2, reason: 'dubbel geteld', occurredOn: later } },
    'Bijdrage 1 van mboRijnland aan afspraak 2 in 2025-2026 is gecorrigeerd van 3 naar 2: dubbel geteld.',
    'Contribution 1 of mboRijnland to commitment 2 in 2025-2026 was corrected from 3 to 2: dubbel geteld.',
  ],
  [
    {
      type: 'PartnershipReviewed',
      data: {
        schoolYear: contribution.schoolYear,
        assessments: [
          { commitmentNumber: 1, judgement: 'behind' },
          { commitmentNumber: 2, judgement: 'on-track' },
        ],
        actions: [],
        nextReviewOn: on('2027-09-01'),
        occurredOn: later,
      },
    },
    'Partnerschap Vliet zorggroep is besproken over 2025-2026: afspraak 1 achter en afspraak 2 op koers. De volgende bespreking is op 2027-09-01.',
    'Partnerschap Vliet zorggroep was reviewed over 2025-2026: commitment 1 behind and commitment 2 on track. The next review is on 2027-09-01.',
  ],
  [
    { type: 'PartnershipReviewed', data: { schoolYear: contribution.schoolYear, assessments: [], actions: ['bellen'], occurredOn: later } },
    'Partnerschap Vliet zorggroep is besproken over 2025-2026: zonder oordeel over afspraken.',
    'Partnerschap Vliet zorggroep was reviewed over 2025-2026: without judging commitments.',
  ],
];

describe('what the history tells of a partnership', () => {
  it.each(events)('%j', async (event, nl, en) => expect(await told(event)).toStrictEqual([nl, en]));
  it('has a sentence for every type of event', () =>
    expect([...new Set(events.map(([{ type }]) => type))].sort()).toStrictEqual([...partnershipCodec.types].sort()));
  it('leaves nothing to be filled in, whatever happens to a partnership', async () => {
    for (const walk of someWalks(partnershipWalks, 60)) {
      for (const sentence of (await storiesOf(walk.flatMap((taken) => taken.events))).flat()) expect(sentence).not.toMatch(/[{}]|undefined|\[object/);
    }
  });
});
