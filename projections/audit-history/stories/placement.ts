import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { SignatoryRole } from '../../../domain/placement/lists.ts';
import type { PlacementState } from '../../../domain/placement/state.ts';
import type { AgreementTerms, AmendableTerms } from '../../../domain/placement/terms.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { Language, Sentence } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';
import { capitalised, enumerated } from '../words.ts';

type Background = Readonly<{ kind?: string; employerId?: string; institutionId?: string }>;

/** Who a placement is about, for the stories of events that do not say it themselves. */
export function placementBackground(state: PlacementState): Background {
  if (state.status === 'Absent') return {};
  const { kind, employerId, institutionId: meantFor } = state.offer;
  const institutionId = 'candidate' in state ? state.candidate.institutionId : meantFor;
  return { kind, employerId, ...(institutionId !== undefined && { institutionId }) };
}

/** Sentences one after the other, those that there are. */
const told = (...sentences: readonly (Sentence | undefined)[]): Sentence => {
  const given = sentences.filter((sentence) => sentence !== undefined);
  return { nl: given.map(({ nl }) => nl).join(' '), en: given.map(({ en }) => en).join(' ') };
};

const person = ({ kind }: Background): Sentence => (kind === 'work-experience' ? { nl: 'afgestudeerde', en: 'graduate' } : { nl: 'student', en: 'student' });

type Student = Background & Readonly<{ studentRef?: string }>;
/** The student by its reference, where the reader is told that. */
const student = (data: Student): Sentence => {
  const { nl, en } = person(data);
  return data.studentRef === undefined ? { nl: `de ${nl}`, en: `the ${en}` } : { nl: `${nl} {studentRef}`, en: `${en} {studentRef}` };
};
/** The same, with the reference alone where there is one. */
const reference = (data: Student): Sentence => (data.studentRef === undefined ? student(data) : { nl: '{studentRef}', en: '{studentRef}' });
/** The same, as a candidate. */
const candidate = ({ studentRef }: Student): Sentence =>
  studentRef === undefined ? { nl: 'De kandidaat', en: 'The candidate' } : { nl: 'Kandidaat {studentRef}', en: 'Candidate {studentRef}' };

/** Roles by the name of the organisation where they have one. */
function who(role: SignatoryRole, background: Background): Sentence {
  if (role === 'company') return { nl: '{employerId}', en: '{employerId}' };
  if (role === 'institution') return { nl: '{institutionId}', en: '{institutionId}' };
  if (role === 'guardian') return { nl: 'de ouder of voogd', en: 'the parent or guardian' };
  const { nl, en } = person(background);
  return { nl: `de ${nl}`, en: `the ${en}` };
}
/** What somebody does, with that somebody at the beginning of the sentence. */
const does = (role: SignatoryRole, background: Background, { nl, en }: Sentence): Sentence => {
  const subject = who(role, background);
  return { nl: `${capitalised(subject.nl)} ${nl}`, en: `${capitalised(subject.en)} ${en}` };
};

const periodOf = ({ from, to }: Readonly<{ from: string; to: string }>): Sentence => ({
  nl: `van ${from} tot en met ${to}`,
  en: `from ${from} up to and including ${to}`,
});
const allowanceOf = ({ allowancePerMonth: euro }: AgreementTerms): Sentence =>
  euro === 0
    ? { nl: 'zonder vergoeding', en: 'without allowance' }
    : { nl: `met € ${String(euro).replace('.', ',')} per maand`, en: `with € ${euro} per month` };
const termsOf = (terms: AgreementTerms): Sentence => {
  const [period, allowance] = [periodOf(terms), allowanceOf(terms)];
  return { nl: `${period.nl}, ${terms.totalHours} uur, ${allowance.nl}.`, en: `${period.en}, ${terms.totalHours} hours, ${allowance.en}.` };
};

/** Fields whose new value is said; of the others the entry's own changes tell. */
const said: readonly string[] = ['from', 'to', 'totalHours'];
const changesOf = (changes: AmendableTerms, language: Language): string =>
  enumerated(
    Object.entries(changes).map(([field, value]) => (said.includes(field) ? `${termOf(field, language)} ${value}` : termOf(field, language))),
    language,
  );

type Ending = Readonly<{ explanation?: string; replacementRequired: boolean }>;
/** Reason `other` says nothing; the explanation that goes with it does. */
const reasonOf = ({ explanation }: Ending): string => (explanation === undefined ? '{reason}' : '{explanation}');
const replacementOf = ({ replacementRequired }: Ending): Sentence | undefined =>
  replacementRequired ? { nl: 'Er moet een vervangende plek komen (WEB 7.2.9).', en: 'A replacement must be found (WEB 7.2.9).' } : undefined;
const warningsOf = (warnings: readonly string[]): Sentence | undefined =>
  warnings.length === 0 ? undefined : { nl: 'Let op: {warnings}.', en: 'Take note: {warnings}.' };

export const placementStories: StoriesOf<PlacementEvent, Background> = {
  PlaceOffered: ({ origin, additional, institutionId }) => ({
    nl:
      `{employerId} biedt een ${additional ? 'extra ' : ''}plaats aan${institutionId === undefined ? '' : ' voor {institutionId}'}: ` +
      `{kind}, {level}, in {sector}. Het aanbod geldt tot en met {expiresOn}; herkomst: ${termOf(origin.type, 'nl')}.`,
    en:
      `{employerId} offers ${additional ? 'an additional' : 'a'} place${institutionId === undefined ? '' : ' for {institutionId}'}: ` +
      `{kind}, {level}, in {sector}. The offer stands up to and including {expiresOn}; origin: ${termOf(origin.type, 'en')}.`,
  }),
  OfferRevised: ({ additional }) => ({
    nl: `{employerId} heeft het aanbod herzien: een ${additional ? 'extra ' : ''}plaats, {level}, in {sector}, tot en met {expiresOn}.`,
    en: `{employerId} revised the offer: ${additional ? 'an additional' : 'a'} place, {level}, in {sector}, up to and including {expiresOn}.`,
  }),
  OfferWithdrawn: { nl: '{employerId} heeft het aanbod ingetrokken: {reason}.', en: '{employerId} withdrew the offer: {reason}.' },
  OfferExpired: { nl: 'Het aanbod van {employerId} is verlopen zonder kandidaat.', en: 'The offer of {employerId} expired without a candidate.' },

  CandidateProposed: (data) => {
    const { nl, en } = student(data);
    const school = data.institutionId !== undefined;
    return {
      nl: `${capitalised(nl)}${school ? ' van {institutionId}' : ''} is voorgesteld bij {employerId}, gekozen op: {criterion}.`,
      en: `${capitalised(en)}${school ? ' of {institutionId}' : ''} was proposed to {employerId}, chosen on: {criterion}.`,
    };
  },
  CandidateAccepted: (data) =>
    data.party === 'student'
      ? does('student', data, { nl: 'neemt de plaats aan.', en: 'accepts the place.' })
      : does(data.party, data, { nl: 'is akkoord met de kandidaat.', en: 'accepts the candidate.' }),
  MatchMade: (data) => {
    const { nl, en } = reference(data);
    return { nl: `Alle partijen zijn akkoord: ${nl} gaat naar {employerId}.`, en: `All parties agree: ${en} goes to {employerId}.` };
  },
  CandidateRejected: (data) => {
    const { nl, en } = candidate(data);
    return {
      nl: `${nl} is afgewezen: {reason}. De plaats bij {employerId} staat weer open.`,
      en: `${en} was rejected: {reason}. The place at {employerId} stands open again.`,
    };
  },
  CandidateWithdrawn: (data) => {
    const { nl, en } = candidate(data);
    return {
      nl: `${nl} is teruggetrokken: {reason}. De plaats bij {employerId} staat weer open.`,
      en: `${en} was withdrawn: {reason}. The place at {employerId} stands open again.`,
    };
  },

  AgreementDrafted: ({ terms }) => told({ nl: 'De overeenkomst is opgesteld:', en: 'The agreement was drafted:' }, termsOf(terms)),
  AgreementRevised: ({ terms }) =>
    told({ nl: 'De overeenkomst is herzien, dit is versie {version}:', en: 'The agreement was revised, this is version {version}:' }, termsOf(terms)),
  SignaturesRequested: (data) => {
    const roles = data.signatories.map((role) => who(role, data));
    const asked = {
      nl: `De overeenkomst ligt ter ondertekening bij ${enumerated(
        roles.map(({ nl }) => nl),
        'nl',
      )}.`,
      en: `The agreement is to be signed by ${enumerated(
        roles.map(({ en }) => en),
        'en',
      )}.`,
    };
    const verifiedOn = data.recognition?.lastVerifiedAt;
    const recognised = verifiedOn && {
      nl: `De erkenning van {employerId} is nagegaan op ${verifiedOn}.`,
      en: `The recognition of {employerId} was verified on ${verifiedOn}.`,
    };
    return told(asked, recognised || undefined);
  },
  AgreementSigned: (data) => does(data.role, data, { nl: 'heeft ondertekend ({method}).', en: 'has signed ({method}).' }),
  AgreementConcluded: ({ period }) =>
    told(
      { nl: 'Iedereen heeft getekend: de overeenkomst is gesloten.', en: 'Everybody has signed: the agreement is concluded.' },
      period && { nl: `De plaatsing loopt ${periodOf(period).nl}.`, en: `The placement runs ${periodOf(period).en}.` },
    ),
  SignatureRefused: (data) =>
    told(does(data.role, data, { nl: 'weigert te ondertekenen: {reason}.', en: 'refuses to sign: {reason}.' }), {
      nl: 'De handtekeningen onder versie {version} vervallen.',
      en: 'The signatures under version {version} are void.',
    }),
  AgreementRecalled: {
    nl: 'De overeenkomst is teruggehaald: {reason}. De handtekeningen onder versie {version} vervallen.',
    en: 'The agreement was recalled: {reason}. The signatures under version {version} are void.',
  },

  PlacementStarted: (data) => {
    const { nl, en } = student(data);
    return {
      nl: `${capitalised(nl)} is op {occurredOn} begonnen bij {employerId}.`,
      en: `${capitalised(en)} started at {employerId} on {occurredOn}.`,
    };
  },
  PlacementCancelled: (data) =>
    told(
      { nl: `De plaatsing bij {employerId} gaat niet door: ${reasonOf(data)}.`, en: `The placement at {employerId} is cancelled: ${reasonOf(data)}.` },
      replacementOf(data),
    ),

  AmendmentProposed: ({ changes }) => ({
    nl: `Wijziging {amendment} is voorgesteld: ${changesOf(changes, 'nl')}.`,
    en: `Amendment {amendment} was proposed: ${changesOf(changes, 'en')}.`,
  }),
  AmendmentApproved: (data) => does(data.role, data, { nl: 'is akkoord met wijziging {amendment}.', en: 'approves amendment {amendment}.' }),
  AmendmentConcluded: ({ changes }) => ({
    nl: `Wijziging {amendment} geldt nu: ${changesOf(changes, 'nl')}.`,
    en: `Amendment {amendment} holds now: ${changesOf(changes, 'en')}.`,
  }),
  AmendmentRejected: (data) => does(data.role, data, { nl: 'wijst wijziging {amendment} af: {reason}.', en: 'rejects amendment {amendment}: {reason}.' }),

  PlacementInterrupted: ({ expectedResumption }) =>
    expectedResumption === undefined
      ? { nl: 'De plaatsing ligt stil vanaf {occurredOn}.', en: 'The placement is interrupted from {occurredOn}.' }
      : {
          nl: 'De plaatsing ligt stil vanaf {occurredOn}, naar verwachting tot {expectedResumption}.',
          en: 'The placement is interrupted from {occurredOn}, expected until {expectedResumption}.',
        },
  PlacementResumed: {
    nl: 'De plaatsing gaat op {occurredOn} verder, na stilstand vanaf {interruptedOn}.',
    en: 'The placement goes on again on {occurredOn}, after an interruption from {interruptedOn}.',
  },
  HoursRecorded: ({ warnings }) =>
    told({ nl: 'In week {week} is {hours} uur gewerkt.', en: 'In week {week} {hours} hours were worked.' }, warningsOf(warnings)),
  HoursApproved: { nl: 'De {hours} uur van week {week} zijn goedgekeurd.', en: 'The {hours} hours of week {week} were approved.' },
  HoursCorrected: ({ warnings }) =>
    told(
      {
        nl: 'De uren van week {week} zijn gecorrigeerd van {before} naar {hours}: {why}.',
        en: 'The hours of week {week} were corrected from {before} to {hours}: {why}.',
      },
      warningsOf(warnings),
    ),
  ContactMomentRecorded: ({ onSite }) =>
    onSite
      ? { nl: 'Op {occurredOn} was er contact op de werkplek ({kind}).', en: 'On {occurredOn} there was contact at the workplace ({kind}).' }
      : { nl: 'Op {occurredOn} was er contact op afstand ({kind}).', en: 'On {occurredOn} there was contact at a distance ({kind}).' },
  InterimAssessmentRecorded: { nl: 'Tussentijdse beoordeling: {outcome}.', en: 'Interim assessment: {outcome}.' },
  RecognitionLossReported: {
    nl: '{employerId} is de erkenning voor crebo {programmeCode} kwijt, gemeld op {occurredOn}.',
    en: '{employerId} lost its recognition for crebo {programmeCode}, reported on {occurredOn}.',
  },

  PeriodEnded: {
    nl: 'De periode bij {employerId} eindigde op {occurredOn}; nu volgt de beoordeling.',
    en: 'The period at {employerId} ended on {occurredOn}; the assessment follows now.',
  },
  CompanyOpinionRecorded: { nl: 'Het oordeel van {employerId}: {opinion}.', en: 'The opinion of {employerId}: {opinion}.' },
  PlacementCompleted: (data) =>
    told(does(data.decidedBy, data, { nl: 'heeft beoordeeld: {result}, na {hours} uur.', en: 'has assessed: {result}, after {hours} hours.' }), {
      nl: 'De plaatsing is afgerond.',
      en: 'The placement is completed.',
    }),
  PlacementTerminated: (data) => {
    const by = data.endedBy && who(data.endedBy, data);
    return told(
      {
        nl: `De plaatsing bij {employerId} is op {occurredOn} voortijdig beëindigd${by ? ` door ${by.nl}` : ''}: ${reasonOf(data)}.`,
        en: `The placement at {employerId} was terminated${by ? ` by ${by.en}` : ''} on {occurredOn}: ${reasonOf(data)}.`,
      },
      replacementOf(data),
    );
  },
  ReplacementLinked: (data) => {
    const { nl, en } = reference(data);
    return { nl: `${capitalised(nl)} heeft een vervangende plaatsing: {replacementId}.`, en: `${capitalised(en)} has a replacement: {replacementId}.` };
  },
  RecordCorrected: {
    nl: 'Gecorrigeerd: {field} was {old} en is nu {new}, want {why}.',
    en: 'Corrected: {field} was {old} and is {new} now, because {why}.',
  },
};
