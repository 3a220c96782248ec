import type { Evolutions } from '../shared/decider.ts';
import type { OfType } from '../shared/event.ts';
import type { ContactRef, TrainingCompanyId } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { ContactRole, OrganisationEvent, RecognitionSource } from './events.ts';

/** A recognition (erkenning) has no end date (SBB): it stands until it is withdrawn. */
export type Recognition = Readonly<{
  status: 'recognised' | 'withdrawn';
  trainingCompanyId: TrainingCompanyId;
  lastVerifiedAt: LocalDate;
  source: RecognitionSource;
  withdrawnOn?: LocalDate;
}>;
export type Contact = Readonly<{ role: ContactRole; contactRef: ContactRef }>;

type Registered = Omit<OfType<OrganisationEvent, 'OrganisationRegistered'>['data'], 'occurredOn'>;
type Details = Registered & Readonly<{ contacts: readonly Contact[]; recognitions: Readonly<Record<string, Recognition>> }>;

export type OrganisationState =
  | Readonly<{ status: 'Absent' }>
  | (Readonly<{ status: 'Active' }> & Details)
  | (Readonly<{ status: 'Deactivated'; deactivatedOn: LocalDate }> & Details);

export const noOrganisation: OrganisationState = { status: 'Absent' };

/** Changes the details of an organisation that exists; an event before its registration changes nothing. */
const change = (state: OrganisationState, next: (details: Details) => Partial<Details>): OrganisationState =>
  state.status === 'Absent' ? state : { ...state, ...next(state) };

export const organisationEvolutions: Evolutions<OrganisationEvent, OrganisationState> = {
  OrganisationRegistered: (_, { occurredOn, ...registered }) => ({ status: 'Active', ...registered, contacts: [], recognitions: {} }),
  OrganisationRenamed: (state, { name }) => change(state, () => ({ name })),
  OrganisationMoved: (state, { municipality, postcode, place }) => change(state, () => ({ municipality, postcode, place })),
  SectorsChanged: (state, { sectors }) => change(state, () => ({ sectors })),
  ContactAdded: (state, { role, contactRef }) => change(state, ({ contacts }) => ({ contacts: [...contacts, { role, contactRef }] })),
  ContactWithdrawn: (state, { role, contactRef }) =>
    change(state, ({ contacts }) => ({ contacts: contacts.filter((contact) => contact.role !== role || contact.contactRef !== contactRef) })),
  RecognitionRecorded: (state, { crebo, trainingCompanyId, verifiedAt, source }) =>
    change(state, ({ recognitions }) => ({
      recognitions: { ...recognitions, [crebo]: { status: 'recognised', trainingCompanyId, lastVerifiedAt: verifiedAt, source } },
    })),
  RecognitionWithdrawn: (state, { crebo, occurredOn }) =>
    change(state, ({ recognitions }) => {
      const recognition = recognitions[crebo];
      return recognition === undefined ? {} : { recognitions: { ...recognitions, [crebo]: { ...recognition, status: 'withdrawn', withdrawnOn: occurredOn } } };
    }),
  OrganisationDeactivated: (state, { occurredOn }) => (state.status === 'Absent' ? state : { ...state, status: 'Deactivated', deactivatedOn: occurredOn }),
};
