import type { Sentences } from '../shared/rejection.ts';

export const organisationRejections = {
  InstitutionNeedsBrin: { nl: 'Een onderwijsinstelling heeft een BRIN nodig, zoals 97XA.', en: 'An educational institution needs a BRIN, such as 97XA.' },
  OnlyInstitutionHasBrin: {
    nl: 'Alleen een onderwijsinstelling heeft een BRIN, een {kind} niet.',
    en: 'Only an educational institution has a BRIN, not kind "{kind}".',
  },
  OtherTrainingCompanyId: {
    nl: 'Deze organisatie staat bij SBB al onder leerbedrijf-ID {known}, niet {given}.',
    en: 'SBB knows this organisation already as training company {known}, not {given}.',
  },
  RecognitionOlderThanKnown: {
    nl: 'De erkenning voor crebo {crebo} is later al nagegaan, op {known}.',
    en: 'The recognition for crebo {crebo} was verified later already, on {known}.',
  },
  RecognitionWithdrawnSince: {
    nl: 'De erkenning voor crebo {crebo} is op {withdrawnOn} ingetrokken en sindsdien niet nagegaan.',
    en: 'The recognition for crebo {crebo} was withdrawn on {withdrawnOn} and has not been verified since.',
  },
  NoSuchRecognition: { nl: 'Er is geen erkenning voor crebo {crebo}.', en: 'There is no recognition for crebo {crebo}.' },
} as const satisfies Sentences;
