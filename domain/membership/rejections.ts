import type { Sentences } from '../shared/rejection.ts';

export const membershipRejections = {
  RoleNeedsOrganisation: { nl: 'De rol {role} geldt voor één organisatie: zeg welke.', en: 'The role {role} is held for one organisation: say which.' },
  RoleDoesNotFitOrganisation: {
    nl: 'De rol {role} past niet bij deze organisatie ({kind}); wel bij: {kinds}.',
    en: 'The role {role} does not fit this organisation ({kind}); it fits: {kinds}.',
  },
  RoleForInactiveOrganisation: { nl: 'Deze organisatie doet niet mee ({status}).', en: 'This organisation does not take part ({status}).' },
  RoleNeedsLastDay: { nl: 'De rol {role} heeft een laatste dag: zeg welke.', en: 'The role {role} has a last day: say which.' },
} as const satisfies Sentences;
