import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import { factOf, termOf } from '../../../domain/shared/glossary.ts';
import type { Language } from '../../../domain/shared/rejection.ts';
import type { StoriesOf } from '../story.ts';

/** Their names hold commas and an "and" themselves. */
const listed = (sectors: readonly string[], language: Language): string =>
  sectors.length === 0 ? factOf(null, language) : sectors.map((sector) => termOf(sector, language)).join('; ');

export const organisationStories: StoriesOf<OrganisationEvent> = {
  OrganisationRegistered: { nl: '{name} is ingeschreven als {kind} in {place}.', en: '{name} was registered as {kind} in {place}.' },
  OrganisationRenamed: { nl: 'De naam is gewijzigd in {name}.', en: 'The name was changed to {name}.' },
  OrganisationMoved: { nl: 'Verhuisd naar {postcode} {place}.', en: 'Moved to {postcode} {place}.' },
  SectorsChanged: ({ sectors }) => ({ nl: `De sectoren zijn nu: ${listed(sectors, 'nl')}.`, en: `The sectors are now: ${listed(sectors, 'en')}.` }),
  ContactAdded: { nl: 'Er is een {role} genoemd.', en: 'A {role} was named.' },
  ContactWithdrawn: { nl: 'De rol {role} is teruggetrokken.', en: 'The role {role} was withdrawn.' },
  RecognitionRecorded: {
    nl: 'Erkend als leerbedrijf {trainingCompanyId} voor crebo {crebo}, nagegaan op {verifiedAt}.',
    en: 'Recognised as training company {trainingCompanyId} for crebo {crebo}, verified on {verifiedAt}.',
  },
  RecognitionWithdrawn: { nl: 'De erkenning voor crebo {crebo} is ingetrokken: {reason}.', en: 'The recognition for crebo {crebo} was withdrawn: {reason}.' },
  OrganisationDeactivated: { nl: 'De organisatie doet niet meer mee: {reason}.', en: 'The organisation takes part no more: {reason}.' },
};
