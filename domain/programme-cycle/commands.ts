import type { DomainCommand } from '../shared/decider.ts';
import type { CycleSlug, OrganisationId, ProgrammeCode } from '../shared/identifiers.ts';
import type { Level, Sector } from '../shared/lists.ts';
import type { LocalDate, Period } from '../shared/local-date.ts';
import type { OrganisationFact } from '../shared/organisation-fact.ts';
import type { CellKey, CycleFigures, TargetCell } from './events.ts';

export type OpenCycle = DomainCommand<'OpenCycle'> &
  Readonly<{ slug: CycleSlug; name: string; from: LocalDate; to: LocalDate; totalTarget: number; cells: readonly TargetCell[] }>;
/** Revises the cell that is named, or adds it; without a cell, the total. */
export type ReviseTarget = DomainCommand<'ReviseTarget'> & Readonly<{ cell?: CellKey; places: number; reason: string }>;
/** Students who seek a place, as the institution knows it on `occurredOn`; without a period, for the whole cycle. */
export type ReportDemand = DomainCommand<'ReportDemand'> &
  Readonly<{
    institutionId: OrganisationId;
    programmeCode?: ProgrammeCode;
    level: Level;
    sector: Sector;
    period?: Period;
    students: number;
    facts: DemandFacts;
  }>;
export type CloseCycle = DomainCommand<'CloseCycle'> & Readonly<{ facts: ClosingFacts }>;

export type DemandFacts = Readonly<{ institution: OrganisationFact }>;
export type ClosingFacts = Readonly<{ figures: CycleFigures }>;

export type ProgrammeCycleCommand = OpenCycle | ReviseTarget | ReportDemand | CloseCycle;
