import { describe, expect, it } from '@jest/globals';
import { placementCodec } from '../../../domain/placement/events.ts';
import { employerId, historiesOf, institutionId } from '../../support/builders/placement.ts';
import { placementWalks } from '../../support/builders/placement-walks.ts';
import { placementEntries, placementStory } from '../../support/stories.ts';
import { someWalks } from '../../support/walks.ts';

describe('the history of a placement', () => {
  it('reads like a story, from the offer to the assessment', async () =>
    expect(await placementStory('nl', ...historiesOf({ offered: { institutionId } }).Completed)).toStrictEqual([
      'Vliet zorggroep biedt een extra plaats aan voor mboRijnland: stageplek mbo (BOL), mbo niveau 3, in zorg, welzijn en sport. Het aanbod geldt tot en met 2025-12-25; herkomst: werkgever.',
      'Student st-175ef van mboRijnland is voorgesteld bij Vliet zorggroep, gekozen op: aansluiting bij de opleiding.',
      'De student neemt de plaats aan.',
      'mboRijnland is akkoord met de kandidaat.',
      'Vliet zorggroep is akkoord met de kandidaat.',
      'Alle partijen zijn akkoord: st-175ef gaat naar Vliet zorggroep.',
      'De overeenkomst is opgesteld: van 2026-02-02 tot en met 2026-09-30, 610 uur, zonder vergoeding.',
      'De overeenkomst ligt ter ondertekening bij de student, mboRijnland en Vliet zorggroep. De erkenning van Vliet zorggroep is nagegaan op 2025-08-01.',
      'De student heeft ondertekend (elektronisch).',
      'mboRijnland heeft ondertekend (elektronisch).',
      'Vliet zorggroep heeft ondertekend (elektronisch).',
      'Iedereen heeft getekend: de overeenkomst is gesloten. De plaatsing loopt van 2026-02-02 tot en met 2026-09-30.',
      'Student st-175ef is op 2026-02-02 begonnen bij Vliet zorggroep.',
      'De periode bij Vliet zorggroep eindigde op 2026-09-30; nu volgt de beoordeling.',
      'Het oordeel van Vliet zorggroep: goed.',
      'mboRijnland heeft beoordeeld: voldoende, na 606 uur. De plaatsing is afgerond.',
    ]));

  it('reads in English too, and of a graduate without a school', async () =>
    expect(await placementStory('en', ...historiesOf({ kind: 'work-experience', offered: { additional: false } }).Completed)).toStrictEqual([
      'Vliet zorggroep offers a place: work-experience place, graduate, in care, welfare and sport. The offer stands up to and including 2025-12-25; origin: employer.',
      'Graduate st-175ef was proposed to Vliet zorggroep, chosen on: fit with the programme.',
      'The graduate accepts the place.',
      'Vliet zorggroep accepts the candidate.',
      'All parties agree: st-175ef goes to Vliet zorggroep.',
      'The agreement was drafted: from 2026-02-02 up to and including 2026-09-30, 610 hours, without allowance.',
      'The agreement is to be signed by the graduate and Vliet zorggroep.',
      'The graduate has signed (electronic).',
      'Vliet zorggroep has signed (electronic).',
      'Everybody has signed: the agreement is concluded. The placement runs from 2026-02-02 up to and including 2026-09-30.',
      'Graduate st-175ef started at Vliet zorggroep on 2026-02-02.',
      'The period at Vliet zorggroep ended on 2026-09-30; the assessment follows now.',
      'Vliet zorggroep has assessed: sufficient, after 606 hours. The placement is completed.',
    ]));

  it('has a whole sentence for every event that there can be', async () => {
    const lives = someWalks(placementWalks, 120).map((steps) => steps.flatMap(({ events }) => events));
    const entries = await placementEntries(...lives);
    expect(new Set(entries.map(({ type }) => type))).toStrictEqual(new Set(placementCodec.types));
    const broken = entries.flatMap(({ type, sentence }) => Object.values(sentence).filter((text) => text.includes(type) || /[{}]|undefined|null/.test(text)));
    expect(broken).toStrictEqual([]);
  });

  it('is found by the organisations that it is about, also where an event does not name them', async () => {
    const entries = await placementEntries(historiesOf().Agreed);
    expect(entries.slice(1).filter(({ organisations }) => !organisations.includes(employerId) || !organisations.includes(institutionId))).toStrictEqual([]);
  });
});
