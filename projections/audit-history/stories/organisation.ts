import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import type { Stories } from '../story.ts';

export const organisationStories: Stories<OrganisationEvent['type']> = {
  OrganisationRegistered: { nl: '{name} is ingeschreven als {kind} in {place}.', en: '{name} was registered as {kind} in {place}.' },
  OrganisationRenamed: { nl: 'De naam is gewijzigd in {name}.', en: 'The name was changed to {name}.' },
  OrganisationMoved: { nl: 'Verhuisd naar {postcode} {place}.', en: 'Moved to {postcode} {place}.' },
  SectorsChanged: { nl: 'De sectoren zijn nu: {sectors}.', en: 'The sectors are now: {sectors}.' },
  ContactAdded: { nl: 'Er is een {role} genoemd.', en: 'A {role} was named.' },
  ContactWithdrawn: { nl: 'De rol {role} is teruggetrokken.', en: 'The role {role} was withdrawn.' },
  RecognitionRecorded: {
    nl: 'Erkend als leerbedrijf {trainingCompanyId} voor crebo {crebo}, nagegaan op {verifiedAt}.',
    en: 'Recognised as training company {trainingCompanyId} for crebo {crebo}, verified on {verifiedAt}.',
  },
  RecognitionWithdrawn: { nl: 'De erkenning voor crebo {crebo} is ingetrokken: {reason}.', en: 'The recognition for crebo {crebo} was withdrawn: {reason}.' },
  OrganisationDeactivated: { nl: 'De organisatie doet niet meer mee: {reason}.', en: 'The organisation takes part no more: {reason}.' },
};
