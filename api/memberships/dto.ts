import { type Role, roles } from '../../domain/membership/roles.ts';
import { OrganisationId, Subject } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { Id, OneOf, Optional } from '../http/fields.ts';
import { Occurred, Reasoned } from '../http/occurred.ts';

export class GrantMembershipDto extends Occurred {
  @Id(Subject) subject!: Subject;
  @OneOf(roles) role!: Role;
  @Optional() @Id(OrganisationId) organisationId?: OrganisationId;
  @Id(LocalDate) from!: LocalDate;
  @Optional() @Id(LocalDate) to?: LocalDate;
}

export class RevokeMembershipDto extends Reasoned {
  @OneOf(roles) role!: Role;
  @Optional() @Id(OrganisationId) organisationId?: OrganisationId;
}
