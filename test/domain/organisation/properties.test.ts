import { organisationRejections } from '../../../domain/organisation/rejections.ts';
import type { OrganisationState } from '../../../domain/organisation/state.ts';
import { organisationWalks } from '../../support/builders/organisation.ts';
import { deciderProperties } from '../../support/properties.ts';

type Registered = Exclude<OrganisationState, { status: 'Absent' }>;
/** A rule for organisations that exist. */
const registered =
  (holds: (organisation: Registered) => boolean) =>
  (state: OrganisationState): boolean =>
    state.status === 'Absent' || holds(state);

deciderProperties({
  name: 'an organisation',
  ...organisationWalks,
  rejections: organisationRejections,
  statuses: { Absent: true, Active: true, Deactivated: true },
  invariants: {
    'an educational institution has a BRIN, and nobody else has': registered(({ kind, brin }) => (kind === 'educational-institution') === (brin !== undefined)),
    'all recognitions stand under one leerbedrijf-ID': registered(
      ({ recognitions }) => new Set(Object.values(recognitions).map(({ trainingCompanyId }) => trainingCompanyId)).size <= 1,
    ),
    'a recognition is never verified in the future': registered(({ recognitions }) =>
      Object.values(recognitions).every(({ lastVerifiedAt }) => lastVerifiedAt <= '2026-11-20'),
    ),
    'a contact has a role once': registered(
      ({ contacts }) => new Set(contacts.map(({ role, contactRef }) => `${role} ${contactRef}`)).size === contacts.length,
    ),
  },
});
