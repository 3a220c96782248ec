import type { DomainCommand } from '../shared/decider.ts';
import type { BranchNumber, Brin, ContactRef, Crebo, KvkNumber, MunicipalityCode, OrganisationId, Postcode, TrainingCompanyId } from '../shared/identifiers.ts';
import type { OrganisationKind, Sector } from '../shared/lists.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { ContactRole, RecognitionSource } from './events.ts';

export type RegisterOrganisation = DomainCommand<'RegisterOrganisation'> &
  Readonly<{
    organisationId: OrganisationId;
    name: string;
    kind: OrganisationKind;
    kvk: KvkNumber;
    branch?: BranchNumber;
    brin?: Brin;
    municipality: MunicipalityCode;
    postcode: Postcode;
    place: string;
    sectors: readonly Sector[];
  }>;
export type RenameOrganisation = DomainCommand<'RenameOrganisation'> & Readonly<{ name: string }>;
export type MoveOrganisation = DomainCommand<'MoveOrganisation'> & Readonly<{ municipality: MunicipalityCode; postcode: Postcode; place: string }>;
export type ChangeSectors = DomainCommand<'ChangeSectors'> & Readonly<{ sectors: readonly Sector[] }>;
export type AddContact = DomainCommand<'AddContact'> & Readonly<{ role: ContactRole; contactRef: ContactRef }>;
export type WithdrawContact = DomainCommand<'WithdrawContact'> & Readonly<{ role: ContactRole; contactRef: ContactRef }>;
export type RecordRecognition = DomainCommand<'RecordRecognition'> &
  Readonly<{ trainingCompanyId: TrainingCompanyId; crebo: Crebo; verifiedAt: LocalDate; source: RecognitionSource }>;
export type WithdrawRecognition = DomainCommand<'WithdrawRecognition'> & Readonly<{ crebo: Crebo; reason: string }>;
export type DeactivateOrganisation = DomainCommand<'DeactivateOrganisation'> & Readonly<{ reason: string }>;

export type OrganisationCommand =
  | RegisterOrganisation
  | RenameOrganisation
  | MoveOrganisation
  | ChangeSectors
  | AddContact
  | WithdrawContact
  | RecordRecognition
  | WithdrawRecognition
  | DeactivateOrganisation;
