import { NetworkId, OrganisationId } from '../../domain/shared/identifiers.ts';
import {
  type InformationDayKind,
  informationDayKinds,
  type Level,
  levels,
  type Sector,
  sectors,
  type TargetKind,
  targetKinds,
} from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { LocalTime } from '../../domain/shared/local-time.ts';
import { SchoolYear } from '../../domain/shared/school-year.ts';
import { EachId, EachNested, Id, Link, Nested, OneOf, Optional, Text, Whole } from '../http/fields.ts';
import { Occurred } from '../http/occurred.ts';

/** More than any hall of the region holds. */
const mostPersons = 100_000;

export class PlanDayDto extends Occurred {
  @OneOf(informationDayKinds) kind!: InformationDayKind;
  @Id(SchoolYear) schoolYear!: SchoolYear;
  @Optional() @Id(NetworkId) networkId?: NetworkId;
  @Id(OrganisationId) hostId!: OrganisationId;
  @EachId(OrganisationId, { max: 50 }) institutionIds!: OrganisationId[];
  @Optional() @Whole(1, 12) preferredMonth?: number;
}

class OverrideDto {
  @Text(500) reason!: string;
}

export class ScheduleDayDto extends Occurred {
  @Id(LocalDate) date!: LocalDate;
  @Id(LocalTime) start!: LocalTime;
  @Id(LocalTime) end!: LocalTime;
  @Optional() @Text() venue?: string;
  @Optional() @Link() link?: string;
  @Whole(1, mostPersons) capacity!: number;
  @Optional() @Nested(() => OverrideDto) override?: OverrideDto;
}

export class RescheduleDayDto extends ScheduleDayDto {
  @Text(500) reason!: string;
}

export class RegisterAttendanceDto extends Occurred {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @Optional() @Whole(1, mostPersons) seats?: number;
}

class CountedDto {
  @Id(OrganisationId) organisationId!: OrganisationId;
  @Whole(0, mostPersons) attendees!: number;
}

class AttendanceDto {
  @Whole(0, mostPersons) total!: number;
  @EachNested(() => CountedDto, { max: 500 }) perOrganisation!: CountedDto[];
}

export class HoldDayDto extends Occurred {
  @Nested(() => AttendanceDto) attendance!: AttendanceDto;
}

export class RecordPledgeDto extends Occurred {
  /** Left out, the next number of the day. */
  @Optional() @Whole(1, 99_999) number?: number;
  @Id(OrganisationId) organisationId!: OrganisationId;
  @OneOf(targetKinds) kind!: TargetKind;
  @OneOf(levels) level!: Level;
  @OneOf(sectors) sector!: Sector;
  @Whole(1, 10_000) places!: number;
}

export class EvaluateDayDto extends Occurred {
  @Optional() @Whole(1, 10) score?: number;
  @Text(2000) findings!: string;
}
