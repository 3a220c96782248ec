import type { Assessment, Commitment, CommitmentChange, ContributionEvidence, PartnershipEvent, Party } from '../../../domain/partnership/events.ts';
import type { PartnershipState } from '../../../domain/partnership/state.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { termOf } from '../../../domain/shared/glossary.ts';
import type { Period } from '../../../domain/shared/local-date.ts';
import type { Language, Sentence } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';
import { enumerated } from '../words.ts';

type DataOf<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>['data'];

/** By the names that they had when the event happened; a party without a name by what it is. */
const called = (parties: readonly Party[], language: Language): string =>
  enumerated(
    parties.map(({ name, kind }) => name ?? termOf(kind, language)),
    language,
  );
const lasting = ({ from, to }: Period): Sentence => ({ nl: `van ${from} tot en met ${to}`, en: `from ${from} up to and including ${to}` });
const commitmentsIn = ({ length }: readonly Commitment[]): Sentence => ({
  nl: `${length} ${length === 1 ? 'afspraak' : 'afspraken'}`,
  en: `${length} ${length === 1 ? 'commitment' : 'commitments'}`,
});
const voided = (signatures: number): Sentence =>
  signatures === 0
    ? { nl: '', en: '' }
    : signatures === 1
      ? { nl: ' De handtekening is vervallen.', en: ' The signature is void.' }
      : { nl: ` De ${signatures} handtekeningen zijn vervallen.`, en: ` The ${signatures} signatures are void.` };

const promised = ({ kind, quantity, unit, per }: Commitment, language: Language): string =>
  `${termOf(kind, language)} (${quantity} × ${termOf(unit, language)}, ${termOf(per, language)})`;
/** What is asked now; the level and sector are said where they are others than before. */
function changedTo({ before, after }: CommitmentChange, language: Language): string {
  const { number, kind, quantity, per, level, sector } = after;
  const same = before.quantity === quantity;
  const amount = {
    nl: same ? `blijft ${quantity}` : `van ${before.quantity} naar ${quantity}`,
    en: same ? `stays ${quantity}` : `from ${before.quantity} to ${quantity}`,
  };
  const where = [
    ...(level === undefined ? [] : [{ nl: `voor ${termOf(level, 'nl')}`, en: `for ${termOf(level, 'en')}` }]),
    ...(sector === undefined ? [] : [{ nl: `in ${termOf(sector, 'nl')}`, en: `in ${termOf(sector, 'en')}` }]),
  ];
  const everywhere = { nl: 'voor elk niveau en elke sector', en: 'for every level and sector' };
  const subject = (where.length === 0 ? [everywhere] : where).map((part) => part[language]).join(' ');
  const moved = before.level !== level || before.sector !== sector;
  const commitment = { nl: 'afspraak', en: 'commitment' }[language];
  return `${commitment} ${number} (${termOf(kind, language)}) ${amount[language]}, ${termOf(per, language)}${moved ? `, ${subject}` : ''}`;
}
function changesIn({ added, changed }: Pick<DataOf<'AddendumProposed'>, 'added' | 'changed'>, language: Language): string {
  const items = [...added.map((commitment) => promised(commitment, language)), ...changed.map((change) => changedTo(change, language))];
  return items.length > 0 ? enumerated(items, language) : { nl: 'de afspraken blijven dezelfde', en: 'the commitments stay the same' }[language];
}

const proofs: Readonly<Record<ContributionEvidence['type'], Sentence>> = {
  placement: { nl: 'een plaatsing', en: 'a placement' },
  'information-day': { nl: 'een voorlichtingsdag', en: 'an information day' },
  document: { nl: 'een document', en: 'a document' },
};

function judged(assessments: readonly Assessment[], language: Language): string {
  if (assessments.length === 0) return { nl: 'zonder oordeel over afspraken', en: 'without judging commitments' }[language];
  const commitment = { nl: 'afspraak', en: 'commitment' }[language];
  return enumerated(
    assessments.map(({ commitmentNumber, judgement }) => `${commitment} ${commitmentNumber} ${termOf(judgement, language)}`),
    language,
  );
}

/** What the partnership is called: most of its events do not say. */
export const partnershipBackground = (state: PartnershipState): Readonly<Record<string, string>> =>
  state.status === 'Absent' ? {} : { title: state.proposal.title };

export const partnershipStories: StoriesOf<PartnershipEvent> = {
  PartnershipProposed: ({ parties, commitments, term }) => ({
    nl: `{title} is voorgesteld tussen ${called(parties, 'nl')}, ${lasting(term).nl}, met ${commitmentsIn(commitments).nl}.`,
    en: `{title} was proposed between ${called(parties, 'en')}, ${lasting(term).en}, with ${commitmentsIn(commitments).en}.`,
  }),
  PartnershipRevised: ({ parties, commitments, term, voidedSignatures }) => ({
    nl: `Het voorstel is herzien: {title}, tussen ${called(parties, 'nl')}, ${lasting(term).nl}, met ${commitmentsIn(commitments).nl}.${voided(voidedSignatures.length).nl}`,
    en: `The proposal was revised: {title}, between ${called(parties, 'en')}, ${lasting(term).en}, with ${commitmentsIn(commitments).en}.${voided(voidedSignatures.length).en}`,
  }),
  PartnershipSigned: {
    nl: '{organisationId} heeft {title} getekend ({signatoryRole}, {method}).',
    en: '{organisationId} signed {title} ({signatoryRole}, {method}).',
  },
  PartnershipActivated: ({ term, commitments }) => ({
    nl: `Alle partijen hebben getekend: {title} loopt ${lasting(term).nl}, met ${commitmentsIn(commitments).nl}.`,
    en: `Every party has signed: {title} runs ${lasting(term).en}, with ${commitmentsIn(commitments).en}.`,
  }),
  PartnershipDeclined: { nl: '{organisationId} heeft {title} afgewezen: {reason}.', en: '{organisationId} declined {title}: {reason}.' },
  PartnershipWithdrawn: { nl: 'Het voorstel {title} is ingetrokken: {reason}.', en: 'The proposal {title} was withdrawn: {reason}.' },
  PartnershipSuspended: { nl: '{title} is opgeschort: {reason}.', en: '{title} was suspended: {reason}.' },
  PartnershipResumed: { nl: '{title} is hervat.', en: '{title} was resumed.' },
  PartnershipEnded: { nl: '{title} is beëindigd: {reason}.', en: '{title} was ended: {reason}.' },
  PartnershipExpired: ({ term: { to } }) => ({
    nl: `{title} is verlopen; de termijn eindigde op ${to}.`,
    en: `{title} expired; its term ended on ${to}.`,
  }),
  AddendumProposed: (data) => ({
    nl: `Aanvulling {number} op {title} is voorgesteld: ${changesIn(data, 'nl')}.`,
    en: `Addendum {number} to {title} was proposed: ${changesIn(data, 'en')}.`,
  }),
  RenewalProposed: (data) => ({
    nl: `Voor {title} is een volgende termijn voorgesteld (aanvulling {number}), ${lasting(data.term).nl}: ${changesIn(data, 'nl')}.`,
    en: `A next term of {title} was proposed (addendum {number}), ${lasting(data.term).en}: ${changesIn(data, 'en')}.`,
  }),
  AddendumAgreed: { nl: '{organisationId} stemt in met aanvulling {number} op {title}.', en: '{organisationId} agrees to addendum {number} to {title}.' },
  AddendumWithdrawn: { nl: 'Aanvulling {number} op {title} is ingetrokken: {reason}.', en: 'Addendum {number} to {title} was withdrawn: {reason}.' },
  AddendumConcluded: (data) => ({
    nl: `Elke partij stemt in met aanvulling {number} op {title}, dus nu geldt: ${changesIn(data, 'nl')}.`,
    en: `Every party agrees to addendum {number} to {title}, so from now on: ${changesIn(data, 'en')}.`,
  }),
  PartnershipRenewed: (data) => ({
    nl: `Elke partij stemt in: {title} is verlengd. Termijn {termNumber} loopt ${lasting(data.term).nl}: ${changesIn(data, 'nl')}.`,
    en: `Every party agrees: {title} was renewed. Term {termNumber} runs ${lasting(data.term).en}: ${changesIn(data, 'en')}.`,
  }),
  ContributionRecorded: ({ evidence }) => ({
    nl: `{organisationId} heeft {quantity} bijgedragen aan afspraak {commitmentNumber} van {title} in {schoolYear}; het bewijs is ${proofs[evidence.type].nl}.`,
    en: `{organisationId} contributed {quantity} to commitment {commitmentNumber} of {title} in {schoolYear}; the evidence is ${proofs[evidence.type].en}.`,
  }),
  ContributionCorrected: {
    nl: 'Bijdrage {number} van {organisationId} aan afspraak {commitmentNumber} in {schoolYear} is gecorrigeerd van {before} naar {quantity}: {reason}.',
    en: 'Contribution {number} of {organisationId} to commitment {commitmentNumber} in {schoolYear} was corrected from {before} to {quantity}: {reason}.',
  },
  PartnershipReviewed: ({ assessments, nextReviewOn }) => ({
    nl: `{title} is besproken over {schoolYear}: ${judged(assessments, 'nl')}.${nextReviewOn === undefined ? '' : ` De volgende bespreking is op ${nextReviewOn}.`}`,
    en: `{title} was reviewed over {schoolYear}: ${judged(assessments, 'en')}.${nextReviewOn === undefined ? '' : ` The next review is on ${nextReviewOn}.`}`,
  }),
};
