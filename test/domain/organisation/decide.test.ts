import { describe, expect, it } from '@jest/globals';
import type { OrganisationCommand, RegisterOrganisation } from '../../../domain/organisation/commands.ts';
import { organisationNaturalKey } from '../../../domain/organisation/decide.ts';
import { organisation } from '../../../domain/organisation/decider.ts';
import type { OrganisationEvent } from '../../../domain/organisation/events.ts';
import type { OrganisationState } from '../../../domain/organisation/state.ts';
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
const { occurredOn: _registeredOn, ...known } = registration;
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
  it('has no contacts and no recognitions yet', () =>
    expect(given(registered).state).toStrictEqual({ status: 'Active', ...known, contacts: [], recognitions: {} }));
  it.each([
    [{ kvk: '99100000' }, 'kvk:99100000'],
    [{ kvk: '99100000', branch: '000099100000' }, 'kvk:99100000:000099100000'],
    [{ kvk: '99100000', brin: '97XA' }, 'brin:97XA'],
    [{ kvk: '99100000', branch: '000099100000', brin: '97XA' }, 'brin:97XA'],
  ])('%j is known by the key %s', (numbers, key) => expect(organisationNaturalKey(numbers)).toBe(key));
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

describe('move', () => {
  const address = { municipality: registration.municipality, postcode: registration.postcode, place: registration.place };
  const move = { type: 'MoveOrganisation', ...address, occurredOn: later } as const;
  it.each([{ municipality: MunicipalityCode.parse('GM0537') }, { postcode: Postcode.parse('2348 LX') }, { place: 'Katwijk' }])(
    'to another address: %j',
    (change) => {
      const moved: OrganisationEvent = { type: 'OrganisationMoved', data: { ...address, ...change, occurredOn: later } };
      given(registered)
        .when({ ...move, ...change })
        .thenEvents(moved);
      expect(given(registered, moved).state).toMatchObject({ ...address, ...change });
    },
  );
  it('to where it is says nothing new', () => given(registered).when(move).thenNothing());
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
  it('is verified today at the latest', () => {
    given(registered)
      .when(record({ verifiedAt: today, occurredOn: today }))
      .thenEvents({ type: 'RecognitionRecorded', data: { ...recognition, verifiedAt: today, occurredOn: today } });
    given(registered)
      .when(record({ verifiedAt: '2026-11-21' as LocalDate }))
      .thenRejected('OccurredInFuture', { occurredOn: '2026-11-21', today });
  });
  it('recorded again says nothing new, from another source it does', () => {
    given(registered, recognised).when(record()).thenNothing();
    given(registered, recognised)
      .when(record({ source: 'sbb-register' }))
      .thenEvents({ type: 'RecognitionRecorded', data: { ...recognition, source: 'sbb-register', occurredOn: day } });
  });
  it('is not verified before it was verified last', () =>
    given(registered, recognised)
      .when(record({ verifiedAt: '2025-07-31' as LocalDate }))
      .thenRejected('RecognitionOlderThanKnown', { crebo: '25655', known: day }));
  it('is withdrawn with a reason', () =>
    given(registered, recognised)
      .when({ type: 'WithdrawRecognition', crebo: recognition.crebo, reason: 'no trainer', occurredOn: later })
      .thenEvents({
        type: 'RecognitionWithdrawn',
        data: { trainingCompanyId: recognition.trainingCompanyId, crebo: recognition.crebo, reason: 'no trainer', occurredOn: later },
      }));
  const withdrawn: OrganisationEvent = {
    type: 'RecognitionWithdrawn',
    data: { trainingCompanyId: recognition.trainingCompanyId, crebo: recognition.crebo, reason: 'no trainer', occurredOn: later },
  };
  it('that was never recorded is not withdrawn by an event either', () => {
    expect(given(registered, withdrawn).state).toHaveProperty('recognitions', {});
    expect(given(registered, recognised, withdrawn).state).toMatchObject({
      recognitions: { 25655: { status: 'withdrawn', lastVerifiedAt: day, withdrawnOn: later } },
    });
  });
  it('that was withdrawn does not come back by what was verified before that', () => {
    for (const verifiedAt of [day, '2026-01-31' as LocalDate]) {
      given(registered, recognised, withdrawn).when(record({ verifiedAt })).thenRejected('RecognitionWithdrawnSince', { crebo: '25655', withdrawnOn: later });
    }
    const again: OrganisationEvent = { type: 'RecognitionRecorded', data: { ...recognition, verifiedAt: later, occurredOn: day } };
    given(registered, recognised, withdrawn)
      .when(record({ verifiedAt: later }))
      .thenEvents(again);
    const { recognitions } = given(registered, recognised, withdrawn, again).state as Extract<OrganisationState, { status: 'Active' }>;
    expect(recognitions[recognition.crebo]).toStrictEqual({
      status: 'recognised',
      trainingCompanyId: recognition.trainingCompanyId,
      lastVerifiedAt: later,
      source: 'file',
    });
  });
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
  it.each([{ role: 'stagecoordinator' }, { contactRef: ContactRef.parse('ct-2') }] as const)('of another role or person are others: %j', (change) => {
    const other: OrganisationEvent = { type: 'ContactAdded', data: { ...contact, ...change, occurredOn: day } };
    given(registered, contactAdded)
      .when({ type: 'AddContact', ...contact, ...change, occurredOn: day })
      .thenEvents(other);
    given(registered, contactAdded)
      .when({ type: 'WithdrawContact', ...contact, ...change, occurredOn: day })
      .thenNothing();
    const withdrawn: OrganisationEvent = { type: 'ContactWithdrawn', data: { ...contact, occurredOn: later } };
    expect(given(registered, contactAdded, other, withdrawn).state).toHaveProperty('contacts', [{ ...contact, ...change }]);
  });
  it('added twice say nothing new', () =>
    given(registered, contactAdded)
      .when({ type: 'AddContact', ...contact, occurredOn: later })
      .thenNothing());
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
