import fc from 'fast-check';
import type { OrganisationCommand, RegisterOrganisation } from '../../../domain/organisation/commands.ts';
import { organisation } from '../../../domain/organisation/decider.ts';
import { contactRoles, type OrganisationEvent, organisationCodec, recognitionSources } from '../../../domain/organisation/events.ts';
import type { OrganisationState } from '../../../domain/organisation/state.ts';
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
import { organisationKinds, sectors } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { commandsOn, sometimes, type Walkable } from '../walks.ts';

const day = '2025-08-01' as LocalDate;
const later = '2026-02-01' as LocalDate;
const tomorrow = '2026-11-21' as LocalDate;

export const registerOrganisation = (change: Partial<RegisterOrganisation> = {}): RegisterOrganisation => ({
  type: 'RegisterOrganisation',
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
  ...change,
});

const occurredOn = fc.constantFrom(day, later, later, tomorrow);
const reason = fc.constantFrom('merged', 'no trainer left');
const crebo = fc.constantFrom('25655', '25604').map(Crebo.parse);
const address = {
  municipality: fc.constantFrom('GM0546', 'GM0537').map(MunicipalityCode.parse),
  postcode: fc.constantFrom('2348 LV', '2221AB').map(Postcode.parse),
  place: fc.constantFrom('Leiden', 'Katwijk'),
};
const name = fc.constantFrom('Vliet zorggroep', 'Rijn techniek');
const someSectors = fc.subarray([...sectors], { maxLength: 3 });
const contact = { role: fc.constantFrom(...contactRoles), contactRef: fc.constantFrom('ct-1', 'ct-2').map(ContactRef.parse) };
const command = commandsOn<OrganisationCommand>(occurredOn);

const commands: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  command('RegisterOrganisation', {
    organisationId: fc.constant(OrganisationId.parse(OrganisationId.example)),
    name,
    kind: fc.constantFrom(...organisationKinds),
    kvk: fc.constant(KvkNumber.parse('99100000')),
    branch: sometimes(fc.constant(BranchNumber.parse('000099100000'))),
    brin: sometimes(fc.constant(Brin.parse('97XA'))),
    ...address,
    sectors: someSectors,
  }),
  fc.constant(registerOrganisation()),
  command('RenameOrganisation', { name }),
  command('MoveOrganisation', address),
  command('ChangeSectors', { sectors: someSectors }),
  command('AddContact', contact),
  command('WithdrawContact', contact),
  command('RecordRecognition', {
    trainingCompanyId: fc.constantFrom('100070003', '100070003', '100070009').map(TrainingCompanyId.parse),
    crebo,
    verifiedAt: fc.constantFrom(day, later, tomorrow),
    source: fc.constantFrom(...recognitionSources),
  }),
  command('WithdrawRecognition', { crebo, reason }),
  command('DeactivateOrganisation', { reason }),
);

/** Commands of chance and the roads on which they are walked. */
export const organisationWalks: Walkable<OrganisationCommand, OrganisationEvent, OrganisationState> = {
  decider: organisation,
  codec: organisationCodec,
  commands,
  scenarioBias: [
    [
      registerOrganisation(),
      { type: 'AddContact', role: 'trainer', contactRef: ContactRef.parse('ct-1'), occurredOn: day },
      {
        type: 'RecordRecognition',
        trainingCompanyId: TrainingCompanyId.parse('100070003'),
        crebo: Crebo.parse('25655'),
        verifiedAt: day,
        source: 'sbb-register',
        occurredOn: day,
      },
      { type: 'WithdrawRecognition', crebo: Crebo.parse('25655'), reason: 'no trainer left', occurredOn: later },
      { type: 'DeactivateOrganisation', reason: 'merged', occurredOn: later },
    ],
    [registerOrganisation({ name: 'Rijn college', kind: 'educational-institution', brin: Brin.parse('97XA'), sectors: [...sectors] })],
  ],
};
