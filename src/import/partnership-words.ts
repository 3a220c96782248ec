import type { CommitmentKind, CommitmentPeriod } from '../../domain/partnership/commitments.ts';

export const commitmentKindWords: Readonly<Record<string, CommitmentKind>> = {
  'stageplaatsen-aanbieden': 'offer-places',
  'contactpersoon-noemen': 'name-contact-person',
  'erkenning-behalen': 'obtain-recognition',
  'praktijkopleider-leveren': 'provide-trainer',
  'stagevergoeding-betalen': 'pay-allowance',
  'voorlichtingsdag-ontvangen': 'host-information-day',
  'studenten-voorlichten': 'inform-students',
  'stagebeurs-meedoen': 'join-fair',
  'ambassadeur-werkgever-leveren': 'provide-employer-ambassador',
  'objectief-matchen': 'objective-matching',
  'werkervaringsplekken-aanbieden': 'offer-work-experience',
  'stagecoordinator-noemen': 'name-stagecoordinator',
  'stage-eisen-bekendmaken': 'publish-requirements',
  'behoefte-melden': 'report-demand',
  'voorlichtingsdag-geven': 'give-park-information-day',
  'menukaart-leveren': 'deliver-menukaart',
  'overeenkomst-voor-start': 'agreement-before-start',
  contactmomenten: 'contact-moments',
  'studentambassadeur-leveren': 'provide-student-ambassador',
  'intern-overleg': 'internal-consultation',
  'stagejager-bekostigen': 'fund-stagejager',
  'locatie-beschikbaar-stellen': 'facilitate-venue',
  'social-return-plaatsen': 'social-return-places',
  campagne: 'campaign',
  'leden-mobiliseren': 'mobilise-members',
  'contactpersoon-terrein-noemen': 'name-park-contact',
  'gezamenlijk-kennisproject': 'joint-knowledge-project',
  'goede-voorbeelden-delen': 'share-good-practice',
  'focus-mbo-1-2': 'focus-mbo-1-2',
  overig: 'other',
};

export const commitmentPeriodWords: Readonly<Record<string, CommitmentPeriod>> = { schooljaar: 'school-year', eenmalig: 'once' };

/** What a row can say of a partnership; that it is being signed shows in who has signed, which the file does not keep apart. */
export const importedStatuses = ['Proposed', 'Active', 'Suspended', 'Ended', 'Expired', 'Declined', 'Withdrawn'] as const;
export type ImportedStatus = (typeof importedStatuses)[number];

export const partnershipStatusWords: Readonly<Record<string, ImportedStatus>> = {
  voorgesteld: 'Proposed',
  lopend: 'Active',
  opgeschort: 'Suspended',
  beëindigd: 'Ended',
  verlopen: 'Expired',
  afgewezen: 'Declined',
  ingetrokken: 'Withdrawn',
};
