import { describe, expect, it } from '@jest/globals';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { days, historiesOf, keysOf, on, otherPlacementId, signed, stepsOf, terms, week } from '../../support/builders/placement.ts';
import { placementEntries } from '../../support/stories.ts';

/** What the last event says, when those before it are in the past already. */
const told = async (before: readonly PlacementEvent[], event: PlacementEvent) => (await placementEntries([...before, event])).at(-1)?.sentence;

const step = stepsOf();
const keys = step.matched.data;
const histories = historiesOf();

describe('the history of a placement', () => {
  const { criterion: _, otherPlacements: __, ...proposed } = step.proposed.data;
  const { occurredOn: ___, ...begun } = keys;
  it.each<[what: string, before: readonly PlacementEvent[], event: PlacementEvent, nl: string, en: string]>([
    [
      'an offer revised',
      histories.Offered,
      {
        type: 'OfferRevised',
        data: { ...keysOf().offered, sector: 'handel', expiresOn: on('2026-01-31'), recordedBy: 'manager-1', occurredOn: days.proposed },
      },
      'Vliet zorggroep heeft het aanbod herzien: een extra plaats, mbo niveau 3, in handel, tot en met 2026-01-31.',
      'Vliet zorggroep revised the offer: an additional place, MBO level 3, in trade, up to and including 2026-01-31.',
    ],
    [
      'an offer that is additional no longer',
      histories.Offered,
      {
        type: 'OfferRevised',
        data: { ...keysOf().offered, additional: false, expiresOn: on('2026-01-31'), recordedBy: 'manager-1', occurredOn: days.proposed },
      },
      'Vliet zorggroep heeft het aanbod herzien: een plaats, mbo niveau 3, in zorg, welzijn en sport, tot en met 2026-01-31.',
      'Vliet zorggroep revised the offer: a place, MBO level 3, in care, welfare and sport, up to and including 2026-01-31.',
    ],
    [
      'an offer withdrawn',
      histories.Offered,
      step.withdrawn,
      'Vliet zorggroep heeft het aanbod ingetrokken: no trainer left.',
      'Vliet zorggroep withdrew the offer: no trainer left.',
    ],
    [
      'an offer expired',
      histories.Offered,
      step.expired,
      'Het aanbod van Vliet zorggroep is verlopen zonder kandidaat.',
      'The offer of Vliet zorggroep expired without a candidate.',
    ],
    [
      'a candidate rejected',
      histories.Proposed,
      { type: 'CandidateRejected', data: { ...proposed, reason: 'no-response' } },
      'Kandidaat st-175ef is afgewezen: geen antwoord. De plaats bij Vliet zorggroep staat weer open.',
      'Candidate st-175ef was rejected: no response. The place at Vliet zorggroep stands open again.',
    ],
    [
      'a candidate withdrawn',
      histories.Proposed,
      { type: 'CandidateWithdrawn', data: { ...proposed, reason: 'verhuisd' } },
      'Kandidaat st-175ef is teruggetrokken: verhuisd. De plaats bij Vliet zorggroep staat weer open.',
      'Candidate st-175ef was withdrawn: verhuisd. The place at Vliet zorggroep stands open again.',
    ],
    [
      'an agreement revised',
      histories.AgreementDrafted,
      { type: 'AgreementRevised', data: { version: 2, terms: terms({ allowancePerMonth: 350.5 }), otherPlacements: [], occurredOn: days.drafted } },
      'De overeenkomst is herzien, dit is versie 2: van 2026-02-02 tot en met 2026-09-30, 610 uur, met € 350,5 per maand.',
      'The agreement was revised, this is version 2: from 2026-02-02 up to and including 2026-09-30, 610 hours, with € 350.5 per month.',
    ],
    [
      'a signature of a guardian',
      historiesOf({ agreed: { minor: true } }).AwaitingSignatures,
      signed('guardian'),
      'De ouder of voogd heeft ondertekend (elektronisch).',
      'The parent or guardian has signed (electronic).',
    ],
    [
      'a signature refused',
      histories.AwaitingSignatures,
      { type: 'SignatureRefused', data: { version: 1, role: 'company', reason: 'te duur', occurredOn: days.signed } },
      'Vliet zorggroep weigert te ondertekenen: te duur. De handtekeningen onder versie 1 vervallen.',
      'Vliet zorggroep refuses to sign: te duur. The signatures under version 1 are void.',
    ],
    [
      'an agreement recalled',
      histories.AwaitingSignatures,
      { type: 'AgreementRecalled', data: { version: 1, reason: 'typefout', occurredOn: days.signed } },
      'De overeenkomst is teruggehaald: typefout. De handtekeningen onder versie 1 vervallen.',
      'The agreement was recalled: typefout. The signatures under version 1 are void.',
    ],
    [
      'a placement cancelled',
      histories.Agreed,
      step.cancelled,
      'De plaatsing bij Vliet zorggroep gaat niet door: plaats niet beschikbaar. Er moet een vervangende plek komen (WEB 7.2.9).',
      'The placement at Vliet zorggroep is cancelled: place unavailable. A replacement must be found (WEB 7.2.9).',
    ],
    [
      'a placement cancelled for a reason of its own',
      histories.Agreed,
      { ...step.cancelled, data: { ...step.cancelled.data, reason: 'other', explanation: 'verhuisd', replacementRequired: false } },
      'De plaatsing bij Vliet zorggroep gaat niet door: verhuisd.',
      'The placement at Vliet zorggroep is cancelled: verhuisd.',
    ],
    [
      'an amendment proposed',
      histories.Agreed,
      {
        type: 'AmendmentProposed',
        data: { amendment: 1, changes: { to: on('2026-10-31'), totalHours: 700, schedule: 'vier {dagen}' }, otherPlacements: [], occurredOn: days.signed },
      },
      'Wijziging 1 is voorgesteld: laatste dag 2026-10-31, totaal aantal uren 700 en rooster.',
      'Amendment 1 was proposed: last day 2026-10-31, total hours 700 and schedule.',
    ],
    [
      'an amendment approved',
      histories.Agreed,
      { type: 'AmendmentApproved', data: { amendment: 1, role: 'institution', occurredOn: days.signed } },
      'mboRijnland is akkoord met wijziging 1.',
      'mboRijnland approves amendment 1.',
    ],
    [
      'an amendment concluded',
      histories.Agreed,
      { type: 'AmendmentConcluded', data: { ...begun, amendment: 1, changes: { from: on('2026-02-09') }, occurredOn: days.signed } },
      'Wijziging 1 geldt nu: eerste dag 2026-02-09.',
      'Amendment 1 holds now: first day 2026-02-09.',
    ],
    [
      'an amendment rejected',
      histories.Agreed,
      { type: 'AmendmentRejected', data: { amendment: 1, role: 'student', reason: 'te lang', occurredOn: days.signed } },
      'De student wijst wijziging 1 af: te lang.',
      'The student rejects amendment 1: te lang.',
    ],
    [
      'an interruption',
      histories.Active,
      { type: 'PlacementInterrupted', data: { expectedResumption: days.resumed, occurredOn: days.interrupted } },
      'De plaatsing ligt stil vanaf 2026-03-02, naar verwachting tot 2026-03-16.',
      'The placement is interrupted from 2026-03-02, expected until 2026-03-16.',
    ],
    [
      'an interruption of which the end is not known',
      histories.Active,
      step.interrupted,
      'De plaatsing ligt stil vanaf 2026-03-02.',
      'The placement is interrupted from 2026-03-02.',
    ],
    [
      'a resumption',
      histories.Interrupted,
      step.resumed,
      'De plaatsing gaat op 2026-03-16 verder, na stilstand vanaf 2026-03-02.',
      'The placement goes on again on 2026-03-16, after an interruption from 2026-03-02.',
    ],
    ['hours', histories.Active, step.hours, 'In week 2026-W20 is 32 uur gewerkt.', 'In week 2026-W20 32 hours were worked.'],
    [
      'hours that ask for attention',
      histories.Active,
      { type: 'HoursRecorded', data: { week, hours: 46.5, warnings: ['minor-over-45-hours'], occurredOn: days.to } },
      'In week 2026-W20 is 46,5 uur gewerkt. Let op: minderjarige boven 45 uur.',
      'In week 2026-W20 46.5 hours were worked. Take note: minor over 45 hours.',
    ],
    [
      'hours approved',
      [...histories.Active, step.hours],
      { type: 'HoursApproved', data: { week, hours: 32, occurredOn: days.to } },
      'De 32 uur van week 2026-W20 zijn goedgekeurd.',
      'The 32 hours of week 2026-W20 were approved.',
    ],
    [
      'hours corrected',
      [...histories.Active, step.hours],
      { type: 'HoursCorrected', data: { week, before: 32, hours: 36, why: 'verteld', warnings: [], occurredOn: days.to } },
      'De uren van week 2026-W20 zijn gecorrigeerd van 32 naar 36: verteld.',
      'The hours of week 2026-W20 were corrected from 32 to 36: verteld.',
    ],
    [
      'a visit',
      histories.Active,
      { type: 'ContactMomentRecorded', data: { kind: 'introduction', onSite: true, occurredOn: days.midway } },
      'Op 2026-05-11 was er contact op de werkplek (kennismaking).',
      'On 2026-05-11 there was contact at the workplace (introduction).',
    ],
    [
      'a call',
      histories.Active,
      { type: 'ContactMomentRecorded', data: { kind: 'progress', onSite: false, occurredOn: days.midway } },
      'Op 2026-05-11 was er contact op afstand (voortgang).',
      'On 2026-05-11 there was contact at a distance (progress).',
    ],
    [
      'an interim assessment',
      histories.Active,
      { type: 'InterimAssessmentRecorded', data: { outcome: 'at-risk', occurredOn: days.midway } },
      'Tussentijdse beoordeling: loopt gevaar.',
      'Interim assessment: at risk.',
    ],
    [
      'the loss of a recognition',
      histories.Active,
      { type: 'RecognitionLossReported', data: { ...begun, occurredOn: days.midway } },
      'Vliet zorggroep is de erkenning voor crebo 25655 kwijt, gemeld op 2026-05-11.',
      'Vliet zorggroep lost its recognition for crebo 25655, reported on 2026-05-11.',
    ],
    [
      'a placement terminated by a party',
      histories.Active,
      { ...step.terminated, data: { ...step.terminated.data, endedBy: 'student' } },
      'De plaatsing bij Vliet zorggroep is op 2026-05-11 voortijdig beëindigd door de student: begeleiding onvoldoende. Er moet een vervangende plek komen (WEB 7.2.9).',
      'The placement at Vliet zorggroep was terminated by the student on 2026-05-11: supervision insufficient. A replacement must be found (WEB 7.2.9).',
    ],
    [
      'a placement terminated, nobody knows by whom',
      histories.Active,
      { ...step.terminated, data: { ...step.terminated.data, reason: 'no-show', replacementRequired: false } },
      'De plaatsing bij Vliet zorggroep is op 2026-05-11 voortijdig beëindigd: niet verschenen.',
      'The placement at Vliet zorggroep was terminated on 2026-05-11: no-show.',
    ],
    [
      'a replacement',
      histories.Terminated,
      { type: 'ReplacementLinked', data: { ...begun, replacementId: otherPlacementId, occurredOn: days.midway } },
      `st-175ef heeft een vervangende plaatsing: ${otherPlacementId}.`,
      `st-175ef has a replacement: ${otherPlacementId}.`,
    ],
    [
      'a correction',
      histories.Completed,
      {
        type: 'RecordCorrected',
        data: { ...begun, field: 'realisedHours', old: 606, new: 600, why: 'verteld', recordedBy: 'manager-2', occurredOn: days.completed },
      },
      'Gecorrigeerd: gerealiseerde uren was 606 en is nu 600, want verteld.',
      'Corrected: realised hours was 606 and is 600 now, because verteld.',
    ],
  ])('tells of %s', async (_what, before, event, nl, en) => expect(await told(before, event)).toStrictEqual({ nl, en }));
});
