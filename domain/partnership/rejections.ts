import type { Sentences } from '../shared/rejection.ts';

export const partnershipRejections = {
  TooFewParties: { nl: 'Een partnerschap heeft 2 of meer partijen, niet {parties}.', en: 'A partnership has 2 or more parties, not {parties}.' },
  PartyNamedTwice: { nl: 'Organisatie {organisationId} staat twee keer bij de partijen.', en: 'Organisation {organisationId} stands twice among the parties.' },
  PartyUnknown: { nl: 'Organisatie {organisationId} is niet bekend.', en: 'Organisation {organisationId} is not known.' },
  PartyDeactivated: { nl: 'Organisatie {organisationId} is niet meer actief.', en: 'Organisation {organisationId} is no longer active.' },
  PartyWithoutSide: {
    nl: 'Een organisatie van de soort {kind} kan geen partij zijn.',
    en: 'An organisation of kind {kind} cannot be a party.',
  },
  PartnershipNeedsInstitution: { nl: 'Minstens een partij is een onderwijsinstelling.', en: 'At least one party is an educational institution.' },
  PartnershipNeedsWorkParty: {
    nl: 'Minstens een partij is een werkgever, ondernemersvereniging of gemeente.',
    en: 'At least one party is an employer, park association or municipality.',
  },
  SideWithoutCommitment: {
    nl: 'Aan de kant "{side}" staat geen afspraak: elke kant doet er minstens een.',
    en: 'Side "{side}" makes no commitment: each side makes at least one.',
  },
  CommitmentOfNoParty: {
    nl: 'Organisatie {organisationId} doet een afspraak, maar is geen partij.',
    en: 'Organisation {organisationId} makes a commitment, but is no party.',
  },
  CommitmentNotForParty: {
    nl: 'De afspraak {kind} kan niet door de soort {organisationKind} worden gedaan; wel door: {allowed}.',
    en: 'Commitment {kind} cannot be made by kind {organisationKind}; it can be made by: {allowed}.',
  },
  CommitmentUnitDoesNotFit: {
    nl: 'De afspraak {kind} wordt niet uitgedrukt in {unit}; wel in: {allowed}.',
    en: 'Commitment {kind} is not expressed in {unit}; it is expressed in: {allowed}.',
  },
  CommitmentLevelDoesNotFit: {
    nl: 'De afspraak {kind} kan niet over niveau {level} gaan; wel over: {allowed}.',
    en: 'Commitment {kind} cannot be about level {level}; it can be about: {allowed}.',
  },
  CommitmentNeedsDescription: {
    nl: 'Een afspraak van de soort "overig" heeft een omschrijving nodig.',
    en: 'A commitment of kind "other" needs a description.',
  },
  CommitmentMadeTwice: {
    nl: 'Afspraak {number} zegt hetzelfde als afspraak {other}: maak er een van.',
    en: 'Commitment {number} says the same as commitment {other}: make it one.',
  },
  QuantityNotWhole: {
    nl: 'Het aantal is een geheel getal vanaf {least}, niet {quantity}.',
    en: 'The quantity is a whole number from {least}, not {quantity}.',
  },
  NotAParty: { nl: 'Organisatie {organisationId} is geen partij.', en: 'Organisation {organisationId} is no party.' },
  PartySignedAlready: {
    nl: 'Organisatie {organisationId} heeft al getekend, op een andere manier.',
    en: 'Organisation {organisationId} has signed already, in another way.',
  },
  PartnershipTermNotOver: { nl: 'De termijn loopt tot en met {to}.', en: 'The term runs up to and including {to}.' },
  RenewalBeforeTermEnds: {
    nl: 'De volgende termijn begint na {to}, het eind van de huidige, niet op {from}.',
    en: 'The next term starts after {to}, the end of the present one, not on {from}.',
  },
  AddendumChangesNothing: { nl: 'Deze aanvulling verandert niets.', en: 'This addendum changes nothing.' },
  AddendumNumberNotNext: {
    nl: 'Nummer {number} is niet het volgende nummer van een aanvulling of verlenging; dat is {next}.',
    en: 'Number {number} is not the next number of an addendum or renewal; that is {next}.',
  },
  AddendumStillOpen: {
    nl: 'Aanvulling {open} wacht nog op instemming: één tegelijk.',
    en: 'Addendum {open} still waits for agreement: one at a time.',
  },
  AddendumNotOpen: { nl: 'Aanvulling {number} staat niet meer open ({state}).', en: 'Addendum {number} is no longer open ({state}).' },
  NoSuchAddendum: { nl: 'Er is geen aanvulling {number}.', en: 'There is no addendum {number}.' },
  NoSuchCommitment: { nl: 'Er is geen afspraak {commitmentNumber}.', en: 'There is no commitment {commitmentNumber}.' },
  CommitmentChangedTwice: { nl: 'Afspraak {commitmentNumber} wordt twee keer gewijzigd.', en: 'Commitment {commitmentNumber} is changed twice.' },
  CommitmentAssessedTwice: { nl: 'Afspraak {commitmentNumber} wordt twee keer beoordeeld.', en: 'Commitment {commitmentNumber} is assessed twice.' },
  SchoolYearOutsideTerm: { nl: 'Schooljaar {schoolYear} valt buiten de looptijd.', en: 'School year {schoolYear} lies outside the term.' },
  ContributionNumberNotNext: {
    nl: 'Nummer {number} is niet het volgende nummer van een bijdrage; dat is {next}.',
    en: 'Number {number} is not the next number of a contribution; that is {next}.',
  },
  EvidenceCountedAlready: {
    nl: 'Dit bewijs telt al mee in bijdrage {number}: hetzelfde bewijs telt nooit twee keer.',
    en: 'This evidence counts already in contribution {number}: the same evidence never counts twice.',
  },
  EvidenceCountsByItself: {
    nl: 'Voor afspraak {commitmentNumber} telt bewijs van de soort {evidence} vanzelf mee.',
    en: 'For commitment {commitmentNumber}, evidence of kind {evidence} counts by itself.',
  },
  NoSuchContribution: { nl: 'Er is geen bijdrage {number}.', en: 'There is no contribution {number}.' },
} as const satisfies Sentences;
