import type { Sentences } from '../shared/rejection.ts';

export const placementRejections = {
  OfferingOrganisationNotActive: {
    nl: 'Een plaats is van een actieve organisatie; deze is: {status}.',
    en: 'A place is of an active organisation; this one is: {status}.',
  },
  OrganisationOffersNoPlaces: { nl: 'Een organisatie van soort {kind} biedt geen plaatsen aan.', en: 'An organisation of kind {kind} offers no places.' },
  LevelDoesNotFitKind: {
    nl: 'Niveau {level} past niet bij {kind}; wel: {levels}.',
    en: 'Level {level} does not fit {kind}; these do: {levels}.',
  },
  ProgrammeCodeRequired: { nl: 'Bij de soort "{kind}" hoort een opleidingscode.', en: 'Kind "{kind}" needs a programme code.' },
  ProgrammeCodeNotAllowed: { nl: 'Bij de soort "{kind}" hoort geen opleidingscode.', en: 'Kind "{kind}" has no programme code.' },
  OriginDayUnusable: {
    nl: 'Een voorlichtingsdag in de toestand "{status}" kan geen herkomst zijn.',
    en: 'An information day in state "{status}" cannot be an origin.',
  },
  OriginPledgeUnknown: { nl: 'De dag heeft geen toezegging {pledgeNumber}.', en: 'The day has no pledge {pledgeNumber}.' },
  OriginPledgeOfAnother: {
    nl: 'Toezegging {pledgeNumber} is van een andere organisatie.',
    en: 'Pledge {pledgeNumber} is of another organisation.',
  },
  OfferPartnershipNotActive: {
    nl: 'Onder een partnerschap in de toestand "{status}" worden geen plaatsen aangeboden.',
    en: 'No places are offered under a partnership in state "{status}".',
  },
  OfferingOrganisationNotParty: { nl: 'De werkgever is geen partij in dit partnerschap.', en: 'The employer is no party to this partnership.' },
  OriginOfOtherPartnership: {
    nl: 'De herkomst noemt een ander partnerschap dan dat waaronder de plaats valt.',
    en: 'The origin names another partnership than the one the place is under.',
  },
  OfferNotExpired: { nl: 'Het aanbod loopt tot en met {expiresOn}.', en: 'The offer stands up to and including {expiresOn}.' },

  CandidateNeedsInstitution: { nl: 'Bij de soort "{kind}" hoort een onderwijsinstelling.', en: 'Kind "{kind}" has an educational institution.' },
  PlacementHasNoInstitution: { nl: 'Bij de soort "{kind}" hoort geen onderwijsinstelling.', en: 'Kind "{kind}" has no educational institution.' },
  PlacementInstitutionUnfit: {
    nl: 'Dit is geen actieve onderwijsinstelling (toestand: {status}).',
    en: 'This is no active educational institution (state: {status}).',
  },
  CandidateCriterionNotObjective: {
    nl: '"{criterion}" is geen vastgelegd criterium; een persoonskenmerk mag nooit de grond zijn.',
    en: '"{criterion}" is no criterion of the list; a personal trait can never be the ground.',
  },
  StudentPlacedElsewhere: {
    nl: 'Deze student heeft in deze tijd al een andere plaatsing: {placementId}.',
    en: 'This student has another placement at this time: {placementId}.',
  },
  PartyHasNoSay: { nl: 'Als {party} gaat hier niemand akkoord; wel als: {parties+}.', en: 'Nobody accepts here as {party}; these do: {parties+}.' },

  AgreementTermsMissing: { nl: 'In de overeenkomst ontbreekt: {missing+}.', en: 'The agreement lacks: {missing+}.' },
  AgreementHoursDoNotAddUp: {
    nl: 'De uren per schooljaar zijn samen {sum}, het totaal is {totalHours}.',
    en: 'The hours per school year are {sum} together, the total is {totalHours}.',
  },
  PlacementHoursNotWhole: { nl: 'Uren zijn hele getallen vanaf 0, niet {hours}.', en: 'Hours are whole numbers from 0, not {hours}.' },
  AgreementHoursOutsidePeriod: {
    nl: 'Schooljaar {schoolYear} valt buiten de periode van {from} tot en met {to}.',
    en: 'School year {schoolYear} lies outside the period from {from} to {to}.',
  },
  PlacementRecognitionNotVerified: {
    nl: 'Er is geen geldige erkenning van het leerbedrijf voor crebo {programmeCode} (stand: {status}).',
    en: 'The company has no valid recognition for crebo {programmeCode} (it is: {status}).',
  },
  SignatoryUnknown: { nl: 'Als {role} ondertekent hier niemand; wel als: {signatories+}.', en: 'Nobody signs here as {role}; these do: {signatories+}.' },
  AgreementVersionOutdated: {
    nl: 'Versie {given} is niet de geldende; dat is versie {current}.',
    en: 'Version {given} is not the current one; that is version {current}.',
  },
  AgreementSignedAlready: { nl: 'Als {role} is al ondertekend, op {signedOn}.', en: 'It was signed as {role} already, on {signedOn}.' },
  SignedBeforeAgreement: {
    nl: 'Deze versie is van {versionOf}; ondertekenen op {occurredOn} kan dus niet.',
    en: 'This version dates from {versionOf}, so it was not signed on {occurredOn}.',
  },

  StartBeforeAgreed: { nl: 'De overeengekomen eerste dag is {from}.', en: 'The agreed first day is {from}.' },
  OtherReasonNeedsText: { nl: 'Bij de reden "overig" hoort een toelichting.', en: 'Reason "other" goes with an explanation.' },
  OnlyOtherReasonHasText: {
    nl: 'Bij reden {reason} wordt geen toelichting bewaard.',
    en: 'With reason {reason} no explanation is kept.',
  },

  AmendmentOpen: { nl: 'Wijziging {amendment} staat nog open.', en: 'Amendment {amendment} is still open.' },
  AmendmentNumberTaken: {
    nl: 'Wijziging {amendment} heeft een andere inhoud of volgorde; de volgende is {next}.',
    en: 'Amendment {amendment} has other content or is out of order; the next one is {next}.',
  },
  NoSuchAmendment: { nl: 'Er is geen wijziging {amendment}.', en: 'There is no amendment {amendment}.' },
  AmendmentNotOpen: { nl: 'Wijziging {amendment} staat niet open.', en: 'Amendment {amendment} is not open.' },
  AmendmentEmpty: { nl: 'De wijziging verandert niets.', en: 'The amendment changes nothing.' },
  NotAmendable: {
    nl: 'Niet te wijzigen: {fields+}. Daarvoor is een nieuwe, gekoppelde plaatsing nodig.',
    en: 'Not amendable: {fields+}. That takes a new, linked placement.',
  },
  AmendmentOutsideDossier: {
    nl: 'Crebo {programmeCode} valt buiten het dossier van de overeenkomst ({dossier}).',
    en: 'Crebo {programmeCode} lies outside the dossier of the agreement ({dossier}).',
  },
  BranchOfOtherTrainingCompany: {
    nl: 'Vestiging {branch} hoort niet bij hetzelfde leerbedrijf-ID ({trainingCompanyId}).',
    en: 'Branch {branch} does not belong to the same training company id ({trainingCompanyId}).',
  },

  BeyondAgreedEnd: {
    nl: '{date} ligt na de overeengekomen einddatum {to}; dat vraagt een wijziging.',
    en: '{date} is after the agreed last day {to}; that takes an amendment.',
  },
  WeekOutsidePlacement: {
    nl: 'Week {week} valt buiten de periode van {from} tot en met {to}.',
    en: 'Week {week} lies outside the period from {from} to {to}.',
  },
  HoursDoNotFitWeek: { nl: '{hours} uren passen niet in een week van {most}.', en: '{hours} hours do not fit in a week of {most}.' },
  HoursRecordedAlready: {
    nl: 'Voor week {week} staan al {hours} uren; corrigeer die.',
    en: 'Week {week} has {hours} hours already; correct those.',
  },
  NoHoursRecorded: { nl: 'Voor week {week} zijn geen uren vastgelegd.', en: 'No hours are recorded for week {week}.' },

  RecognitionNotNeeded: { nl: 'De soort "{kind}" vraagt geen erkenning.', en: 'Kind "{kind}" asks for no recognition.' },
  CompanyOpinionFirst: {
    nl: 'Het bedrijf geeft eerst zijn oordeel (WEB 7.2.8).',
    en: 'The company gives its opinion first (WEB 7.2.8).',
  },
  NotTheAssessor: { nl: 'Hier beoordeelt de partij "{assessor}", niet "{decidedBy}".', en: 'Here the party "{assessor}" assesses, not "{decidedBy}".' },

  ReplacementOfOtherStudent: { nl: 'De vervangende plaatsing is van een andere student.', en: 'The replacement is of another student.' },
  ReplacementOfItself: { nl: 'Een plaatsing vervangt zichzelf niet.', en: 'A placement does not replace itself.' },
  ReplacementLinkedAlready: { nl: 'Er is al een vervangende plaatsing: {replacementId}.', en: 'There is a replacement already: {replacementId}.' },
  RecordHasNoField: { nl: 'Een plaatsing in de toestand "{state}" heeft geen {field}.', en: 'A placement in state "{state}" has no {field}.' },
  RecordSaysOtherwise: { nl: 'Vastgelegd is als {field}: {known}, niet {given}.', en: 'On record as {field} is {known}, not {given}.' },
  RecordValueUnfit: { nl: 'Dit past niet bij {field}: {value}.', en: 'This does not fit {field}: {value}.' },
} as const satisfies Sentences;
