import type { MembershipEvent } from '../../../domain/membership/events.ts';
import type { Stories } from '../story.ts';

export const membershipStories: Stories<MembershipEvent['type']> = {
  MembershipGranted: ({ organisationId, to }) => ({
    nl: `{subject} mag optreden als {role}${organisationId === undefined ? '' : ' van {organisationId}'}, vanaf {from}${to === undefined ? '' : ' tot en met {to}'}.`,
    en: `{subject} may act as {role}${organisationId === undefined ? '' : ' of {organisationId}'}, from {from}${to === undefined ? '' : ' up to and including {to}'}.`,
  }),
  MembershipRevoked: ({ organisationId }) => ({
    nl: `{subject} mag niet meer optreden als {role}${organisationId === undefined ? '' : ' van {organisationId}'}: {reason}.`,
    en: `{subject} may no longer act as {role}${organisationId === undefined ? '' : ' of {organisationId}'}: {reason}.`,
  }),
};
