import { type ContactRole, contactRoles, type RecognitionSource, recognitionSources } from '../../domain/organisation/events.ts';
import { BranchNumber, Brin, ContactRef, Crebo, KvkNumber, MunicipalityCode, Postcode, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import { type OrganisationKind, organisationKinds, type Sector, sectors } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { EachOneOf, Id, OneOf, Optional, Text } from '../http/fields.ts';
import { Occurred } from '../http/occurred.ts';

export class RegisterOrganisationDto extends Occurred {
  @Text() name!: string;
  @OneOf(organisationKinds) kind!: OrganisationKind;
  @Id(KvkNumber) kvk!: KvkNumber;
  @Optional() @Id(BranchNumber) branch?: BranchNumber;
  @Optional() @Id(Brin) brin?: Brin;
  @Id(MunicipalityCode) municipality!: MunicipalityCode;
  @Id(Postcode) postcode!: Postcode;
  @Text() place!: string;
  @EachOneOf(sectors) sectors!: Sector[];
}

export class RenameOrganisationDto extends Occurred {
  @Text() name!: string;
}

export class MoveOrganisationDto extends Occurred {
  @Id(MunicipalityCode) municipality!: MunicipalityCode;
  @Id(Postcode) postcode!: Postcode;
  @Text() place!: string;
}

export class ChangeSectorsDto extends Occurred {
  @EachOneOf(sectors) sectors!: Sector[];
}

export class ContactDto extends Occurred {
  @OneOf(contactRoles) role!: ContactRole;
  @Id(ContactRef) contactRef!: ContactRef;
}

export class RecordRecognitionDto extends Occurred {
  @Id(TrainingCompanyId) trainingCompanyId!: TrainingCompanyId;
  @Id(Crebo) crebo!: Crebo;
  @Id(LocalDate) verifiedAt!: LocalDate;
  @OneOf(recognitionSources) source!: RecognitionSource;
}
