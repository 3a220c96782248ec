import fc from 'fast-check';
import type {
  BusinessParkNetworkCommand,
  DissolveNetwork,
  EstablishNetwork,
  JoinNetwork,
  LeaveNetwork,
  LinkInstitution,
  NameCoordinator,
  PlanningFacts,
  PlanSchoolYear,
  SetRhythm,
  UnlinkInstitution,
} from '../../../domain/business-park-network/commands.ts';
import { businessParkNetwork } from '../../../domain/business-park-network/decider.ts';
import { type BusinessParkNetworkEvent, businessParkNetworkCodec } from '../../../domain/business-park-network/events.ts';
import type { BusinessParkNetworkState } from '../../../domain/business-park-network/state.ts';
import { ContactRef, InformationDayId, MunicipalityCode, NetworkId, OrganisationId, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { type InformationDayKind, informationDayKinds, type OrganisationKind } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { OrganisationFact } from '../../../domain/shared/organisation-fact.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import type { Walkable } from '../walks.ts';

const numbered = (number: number) => `0b0f2a50-6f2e-5b8e-9d5e-${String(number).padStart(12, '0')}`;
export const networkId = NetworkId.parse(numbered(100));
export const associationId = OrganisationId.parse(numbered(1));
export const companyId = OrganisationId.parse(numbered(2));
export const otherCompanyId = OrganisationId.parse(numbered(3));
export const schoolId = OrganisationId.parse(numbered(11));
export const otherSchoolId = OrganisationId.parse(numbered(12));
export const active = (kind: OrganisationKind): OrganisationFact => ({ status: 'Active', kind });

export const founded = '2022-03-01' as LocalDate;
const spring = '2025-04-01' as LocalDate;
const autumn = '2025-10-01' as LocalDate;
const tomorrow = '2026-11-21' as LocalDate;

export const establishNetwork = (change: Partial<EstablishNetwork> = {}): EstablishNetwork => ({
  type: 'EstablishNetwork',
  networkId,
  name: 'De Waard',
  municipality: MunicipalityCode.parse('GM0546'),
  associationId,
  occurredOn: founded,
  facts: { association: active('park-association') },
  ...change,
});
export const joinNetwork = (change: Partial<JoinNetwork> = {}): JoinNetwork => ({
  type: 'JoinNetwork',
  organisationId: companyId,
  since: '2025-02-01' as LocalDate,
  occurredOn: '2025-02-14' as LocalDate,
  facts: { organisation: active('employer') },
  ...change,
});
export const leaveNetwork = (change: Partial<LeaveNetwork> = {}): LeaveNetwork => ({
  type: 'LeaveNetwork',
  organisationId: companyId,
  occurredOn: autumn,
  ...change,
});
export const linkInstitution = (change: Partial<LinkInstitution> = {}): LinkInstitution => ({
  type: 'LinkInstitution',
  organisationId: schoolId,
  occurredOn: spring,
  facts: { organisation: active('educational-institution') },
  ...change,
});
export const unlinkInstitution = (change: Partial<UnlinkInstitution> = {}): UnlinkInstitution => ({
  type: 'UnlinkInstitution',
  organisationId: schoolId,
  occurredOn: autumn,
  ...change,
});
export const nameCoordinator = (change: Partial<NameCoordinator> = {}): NameCoordinator => ({
  type: 'NameCoordinator',
  contactRef: ContactRef.parse('ct-07'),
  occurredOn: spring,
  ...change,
});
export const setRhythm = (change: Partial<SetRhythm> = {}): SetRhythm => ({
  type: 'SetRhythm',
  activities: [
    { kind: 'institution-at-park', month: 10 },
    { kind: 'companies-at-institution', month: 3 },
  ],
  occurredOn: spring,
  ...change,
});

/** Ids for every kind at both schools, each told apart by its number. */
export const dayId = (kind: InformationDayKind, school: OrganisationId): InformationDayId =>
  InformationDayId.parse(numbered(1000 + 10 * informationDayKinds.indexOf(kind) + (school === schoolId ? 1 : 2)));
export const everyDayId: PlanningFacts = {
  gone: [],
  dayIds: informationDayKinds.flatMap((kind) =>
    [schoolId, otherSchoolId].map((institutionId) => ({ kind, institutionId, informationDayId: dayId(kind, institutionId) })),
  ),
};
export const planSchoolYear = (change: Partial<PlanSchoolYear> = {}): PlanSchoolYear => ({
  type: 'PlanSchoolYear',
  schoolYear: SchoolYear.parse('2025-2026'),
  occurredOn: '2025-06-01' as LocalDate,
  facts: everyDayId,
  ...change,
});
export const dissolveNetwork = (change: Partial<DissolveNetwork> = {}): DissolveNetwork => ({
  type: 'DissolveNetwork',
  reason: 'merged with the park next to it',
  occurredOn: autumn,
  facts: { daysAhead: 0 },
  ...change,
});

const { type: _type, facts: _facts, ...establishment } = establishNetwork();
export const established: BusinessParkNetworkEvent = { type: 'NetworkEstablished', data: establishment };
export const linked = (organisationId = schoolId, programmes: readonly ProgrammeCode[] = []): BusinessParkNetworkEvent => ({
  type: 'InstitutionLinked',
  data: { networkId, organisationId, programmes, occurredOn: spring },
});
export const unlinked: BusinessParkNetworkEvent = { type: 'InstitutionUnlinked', data: { networkId, organisationId: schoolId, occurredOn: autumn } };
export const rhythm = (...activities: SetRhythm['activities']): BusinessParkNetworkEvent => ({
  type: 'RhythmSet',
  data: { networkId, activities, before: [], occurredOn: spring },
});
export const usual = rhythm(...setRhythm().activities);

const date = fc.constantFrom(founded, spring, spring, autumn, tomorrow);
const company = fc.constantFrom(companyId, otherCompanyId);
const school = fc.constantFrom(schoolId, otherSchoolId);
const organisation = fc.constantFrom<OrganisationFact>(
  active('employer'),
  active('employer'),
  active('educational-institution'),
  active('educational-institution'),
  { status: 'Absent' },
  { status: 'Deactivated', kind: 'employer' },
);
const facts = fc.record({ organisation });
const activity = fc.record(
  { kind: fc.constantFrom(...informationDayKinds.slice(0, 3)), month: fc.constantFrom(1, 3, 10, 12, 0, 13, 1.5) },
  { noNullPrototype: true },
);

const commands: fc.Arbitrary<BusinessParkNetworkCommand> = fc.oneof(
  fc
    .record({
      name: fc.constantFrom('De Waard', 'De Waard', 'Roomburg'),
      facts: fc.record({ association: fc.constantFrom<OrganisationFact>(active('park-association'), { status: 'Absent' }) }),
    })
    .map(establishNetwork),
  fc.record({ organisationId: company, since: date, occurredOn: date, facts }).map(joinNetwork),
  fc.record({ organisationId: company, occurredOn: date }).map(leaveNetwork),
  fc.record({ organisationId: school, programmes: fc.subarray(['25655', '25604'].map(ProgrammeCode.parse)), occurredOn: date, facts }).map(linkInstitution),
  fc.record({ organisationId: school, occurredOn: date }).map(unlinkInstitution),
  fc.record({ contactRef: fc.constantFrom('ct-07', 'ct-08').map(ContactRef.parse), occurredOn: date }).map(nameCoordinator),
  fc.record({ activities: fc.array(activity, { maxLength: 3 }), occurredOn: date }).map(setRhythm),
  fc
    .record({
      schoolYear: fc.constantFrom('2025-2026', '2026-2027').map(SchoolYear.parse),
      facts: fc.constantFrom(everyDayId, everyDayId, { dayIds: [], gone: [] }),
    })
    .map(planSchoolYear),
  fc.record({ facts: fc.record({ daysAhead: fc.constantFrom(0, 2) }) }).map(dissolveNetwork),
);

export const businessParkNetworkWalks: Walkable<BusinessParkNetworkCommand, BusinessParkNetworkEvent, BusinessParkNetworkState> = {
  decider: businessParkNetwork,
  codec: businessParkNetworkCodec,
  commands,
  scenarioBias: [
    [
      establishNetwork(),
      joinNetwork(),
      leaveNetwork(),
      joinNetwork({ since: autumn, occurredOn: autumn }),
      linkInstitution(),
      linkInstitution({ programmes: [ProgrammeCode.parse('25655')] }),
      linkInstitution({ organisationId: otherSchoolId }),
      nameCoordinator(),
      setRhythm(),
      planSchoolYear(),
      unlinkInstitution(),
      dissolveNetwork(),
    ],
  ],
};
