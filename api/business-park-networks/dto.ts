import { ContactRef, MunicipalityCode, NetworkId, OrganisationId, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import { type InformationDayKind, informationDayKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { EachId, EachNested, Id, OneOf, Optional, Text, Whole } from '../http/fields.ts';
import { Occurred } from '../http/occurred.ts';

export class EstablishNetworkDto extends Occurred {
  @Optional() @Id(NetworkId) networkId?: NetworkId;
  @Text() name!: string;
  @Id(MunicipalityCode) municipality!: MunicipalityCode;
  @Id(OrganisationId) associationId!: OrganisationId;
}

export class JoinNetworkDto extends Occurred {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @Id(LocalDate) since!: LocalDate;
}

export class LinkInstitutionDto extends Occurred {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @Optional() @EachId(ProgrammeCode) programmes?: ProgrammeCode[];
}

export class NameCoordinatorDto extends Occurred {
  @Id(ContactRef) contactRef!: ContactRef;
}

class ActivityDto {
  @OneOf(informationDayKinds) kind!: InformationDayKind;
  @Whole(1, 12) month!: number;
}

export class SetRhythmDto extends Occurred {
  @EachNested(() => ActivityDto, { max: informationDayKinds.length }) activities!: ActivityDto[];
}

export class PlanSchoolYearDto extends Occurred {
  @Id(SchoolYear) schoolYear!: SchoolYear;
}
