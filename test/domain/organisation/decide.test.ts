import { describe, it } from '@jest/globals';
import type { OrganisationCommand, RegisterOrganisation } from '../../../domain/organisation/commands.ts';
import { organisation } from '../../../domain/organisation/decider.ts';
import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import {
  BranchNumber,
  Brin,
  ContactRef,
  Crebo,
  KvkNumber,
  MunicipalityCode,
  OrganisationId,
  Postcode,
  TrainingCompanyId,
} from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { deciderSpec, today } from '../../support/decider-spec.ts';

const { given } = deciderSpec(organisation);
const day = '2025-08-01' as LocalDate;
const later = '2026-02-01' as LocalDate;

type Registered = OfType<OrganisationEvent, 'OrganisationRegistered'>['data'];
const registration: Registered = {
  organisationId: OrganisationId.parse(OrganisationId.example),
  name: 'Vliet zorggroep',
  kind: 'employer',
  kvk: KvkNumber.parse('99100000'),
  branch: BranchNumber.parse('000099100000'),
  municipality: MunicipalityCode.parse('GM0546'),
  postcode: Postcode.parse('2348 LV'),
  place: 'Leiden',
  sectors: ['zorg-welzijn-sport'],
  occurredOn: day,
};
const register = (change: Partial<RegisterOrganisation> = {}): RegisterOrganisation => ({ type: 'RegisterOrganisation', ...registration, ...change });
const registered: OrganisationEvent = { type: 'OrganisationRegistered', data: registration };
const recognition = { trainingCompanyId: TrainingCompanyId.parse('100070003'), crebo: Crebo.parse('25655'), verifiedAt: day, source: 'file' } as const;
const recognised: OrganisationEvent = { type: 'RecognitionRecorded', data: { ...recognition, occurredOn: day } };
const contact = { role: 'trainer', contactRef: ContactRef.parse('ct-1') } as const;
const contactAdded: OrganisationEvent = { type: 'ContactAdded', data: { ...contact, occurredOn: day } };
const deactivated: OrganisationEvent = { type: 'OrganisationDeactivated', data: { reason: 'merged', occurredOn: day } };

describe('register', () => {
  it('registers an organisation', () => given().when(register()).thenEvents(registered));
  it('says nothing new when it is known with the same data', () =>
    given(registered)
      .when(register({ occurredOn: later }))
      .thenNothing());
  it('refuses other data under the same natural key', () =>
    given(registered)
      .when(register({ name: 'Other' }))
      .thenRejected('AlreadyExists', { organisationId: registration.organisationId, name: 'Vliet zorggroep' }));
  it('an educational institution has a BRIN', () =>
    given()
      .when(register({ kind: 'educational-institution' }))
      .thenRejected('InstitutionNeedsBrin'));
  it('only an educational institution has a BRIN', () =>
    given()
      .when(register({ brin: Brin.parse('97XA') }))
      .thenRejected('OnlyInstitutionHasBrin', { kind: 'employer' }));
  it('does not register what is still to come', () =>
    given()
      .when(register({ occurredOn: '2026-11-21' as LocalDate }))
      .thenRejected('OccurredInFuture', { occurredOn: '2026-11-21', today }));
});

describe('recognition', () => {
  const record = (change: Partial<OfType<OrganisationCommand, 'RecordRecognition'>> = {}): OrganisationCommand => ({
    type: 'RecordRecognition',
    ...recognition,
    occurredOn: day,
    ...change,
  });
  it('is recorded per crebo', () => given(registered).when(record()).thenEvents(recognised));
  it('has one leerbedrijf-ID per organisation', () =>
    given(registered, recognised)
      .when(record({ trainingCompanyId: TrainingCompanyId.parse('100070009') }))
      .thenRejected('OtherTrainingCompanyId', { known: '100070003', given: '100070009' }));
  it('is verified again later', () =>
    given(registered, recognised)
      .when(record({ verifiedAt: later }))
      .thenEvents({ type: 'RecognitionRecorded', data: { ...recognition, verifiedAt: later, occurredOn: day } }));
  it('is withdrawn with a reason', () =>
    given(registered, recognised)
      .when({ type: 'WithdrawRecognition', crebo: recognition.crebo, reason: 'no trainer', occurredOn: later })
      .thenEvents({
        type: 'RecognitionWithdrawn',
        data: { trainingCompanyId: recognition.trainingCompanyId, crebo: recognition.crebo, reason: 'no trainer', occurredOn: later },
      }));
  it('cannot be withdrawn where there is none', () =>
    given(registered)
      .when({ type: 'WithdrawRecognition', crebo: recognition.crebo, reason: 'x', occurredOn: later })
      .thenRejected('NoSuchRecognition', { crebo: '25655' }));
});

describe('contacts', () => {
  it('are added by role', () =>
    given(registered)
      .when({ type: 'AddContact', ...contact, occurredOn: day })
      .thenEvents(contactAdded));
  it('are withdrawn by role', () =>
    given(registered, contactAdded)
      .when({ type: 'WithdrawContact', ...contact, occurredOn: later })
      .thenEvents({ type: 'ContactWithdrawn', data: { ...contact, occurredOn: later } }));
});

describe('a deactivated organisation', () => {
  it('does not change any more', () =>
    given(registered, deactivated)
      .when({ type: 'RenameOrganisation', name: 'New', occurredOn: later })
      .thenRejected('WrongState', { state: 'Deactivated', allowed: ['Active'] }));
  it('stays deactivated', () => given(registered, deactivated).when({ type: 'DeactivateOrganisation', reason: 'again', occurredOn: later }).thenNothing());
});
