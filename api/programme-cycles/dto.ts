import { CycleSlug, OrganisationId, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import { type Level, levels, type Sector, sectors, type TargetKind, targetKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { EachNested, Id, Nested, OneOf, Optional, Text, Whole } from '../http/fields.ts';
import { Occurred } from '../http/occurred.ts';

/** Far above what a region has; it keeps typing errors out. */
const most = 1_000_000;

export class CellKeyDto {
  @OneOf(levels) level!: Level;
  @OneOf(sectors) sector!: Sector;
  @OneOf(targetKinds) kind!: TargetKind;
}

export class TargetCellDto extends CellKeyDto {
  @Whole(0, most) places!: number;
}

export class CyclePartDto {
  @Id(LocalDate) from!: LocalDate;
  @Id(LocalDate) to!: LocalDate;
}

export class OpenCycleDto extends Occurred {
  @Id(CycleSlug) slug!: CycleSlug;
  @Text() name!: string;
  @Id(LocalDate) from!: LocalDate;
  @Id(LocalDate) to!: LocalDate;
  @Whole(0, most) totalTarget!: number;
  @EachNested(() => TargetCellDto) cells!: TargetCellDto[];
}

export class ReviseTargetDto extends Occurred {
  @Optional() @Nested(() => CellKeyDto) cell?: CellKeyDto;
  @Whole(0, most) places!: number;
  @Text(500) reason!: string;
}

export class ReportDemandDto extends Occurred {
  @Id(OrganisationId) institutionId!: OrganisationId;
  @Optional() @Id(ProgrammeCode) programmeCode?: ProgrammeCode;
  @OneOf(levels) level!: Level;
  @OneOf(sectors) sector!: Sector;
  @Optional() @Nested(() => CyclePartDto) period?: CyclePartDto;
  @Whole(0, most) students!: number;
}

export class CloseCycleDto extends Occurred {}
