import fc from 'fast-check';
import type { CloseCycle, OpenCycle, ProgrammeCycleCommand, ReportDemand, ReviseTarget } from '../../../domain/programme-cycle/commands.ts';
import { programmeCycle } from '../../../domain/programme-cycle/decider.ts';
import { type CycleFigures, type ProgrammeCycleEvent, programmeCycleCodec } from '../../../domain/programme-cycle/events.ts';
import type { ProgrammeCycleState } from '../../../domain/programme-cycle/state.ts';
import { CycleSlug, OrganisationId, ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { organisationKinds } from '../../../domain/shared/lists.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import type { OrganisationFact } from '../../../domain/shared/organisation-fact.ts';
import type { Walkable } from '../walks.ts';

export const institutionId = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a11');
export const otherInstitutionId = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-0c8a3f0d7a12');
export const activeInstitution: OrganisationFact = { status: 'Active', kind: 'educational-institution' };

const opening = '2025-06-01' as LocalDate;
const autumn = '2025-09-15' as LocalDate;
const spring = '2026-03-01' as LocalDate;
const lastDay = '2026-07-31' as LocalDate;
const over = '2026-08-01' as LocalDate;
const tomorrow = '2026-11-21' as LocalDate;

export const techCell = { level: 'mbo-4', sector: 'techniek-gebouwde-omgeving', kind: 'internship' } as const;
export const careCell = { level: 'mbo-1', sector: 'zorg-welzijn-sport', kind: 'internship' } as const;
export const graduateCell = { level: 'graduate', sector: 'handel', kind: 'work-experience' } as const;
export const figures: CycleFigures = {
  offered: 90,
  matched: 80,
  agreed: 70,
  started: 60,
  completed: 50,
  cells: [{ ...techCell, offered: 9, matched: 8, agreed: 7, started: 6, completed: 5 }],
};

export const openCycle = (change: Partial<OpenCycle> = {}): OpenCycle => ({
  type: 'OpenCycle',
  slug: CycleSlug.parse('2025-2026'),
  name: 'Stagepact071 2025-2026',
  from: '2025-08-01' as LocalDate,
  to: lastDay,
  totalTarget: 1000,
  cells: [
    { ...techCell, places: 40 },
    { ...careCell, places: 18 },
  ],
  occurredOn: opening,
  ...change,
});

export const reviseTarget = (change: Partial<ReviseTarget> = {}): ReviseTarget => ({
  type: 'ReviseTarget',
  places: 1200,
  reason: 'more students',
  occurredOn: autumn,
  ...change,
});

export const reportDemand = (change: Partial<ReportDemand> = {}): ReportDemand => ({
  type: 'ReportDemand',
  institutionId,
  programmeCode: ProgrammeCode.parse('25655'),
  level: 'mbo-4',
  sector: 'techniek-gebouwde-omgeving',
  students: 9,
  occurredOn: autumn,
  facts: { institution: activeInstitution },
  ...change,
});

export const closeCycle = (change: Partial<CloseCycle> = {}): CloseCycle => ({ type: 'CloseCycle', occurredOn: over, facts: { figures }, ...change });

const occurredOn = fc.constantFrom(opening, autumn, spring, lastDay, over, tomorrow);
const places = fc.constantFrom(0, 12, 40, 1000, -1, 1.5);
const cell = fc.constantFrom(techCell, careCell, graduateCell);
const institution = fc.oneof(
  { weight: 4, arbitrary: fc.constant(activeInstitution) },
  { weight: 1, arbitrary: fc.constantFrom<OrganisationFact>({ status: 'Absent' }, { status: 'Deactivated', kind: 'educational-institution' }) },
  { weight: 1, arbitrary: fc.constantFrom(...organisationKinds).map((kind): OrganisationFact => ({ status: 'Active', kind })) },
);
const date = fc.constantFrom('2025-07-31', '2025-08-01', '2026-01-31', '2026-02-01', '2026-07-31', '2026-08-01').map((text) => text as LocalDate);

const commands: fc.Arbitrary<ProgrammeCycleCommand> = fc.oneof(
  fc.constant(openCycle()),
  fc
    .record({ from: date, to: date, totalTarget: places, cells: fc.array(fc.record({ cell, places }), { maxLength: 3 }), occurredOn })
    .map(({ cells, ...fields }) => openCycle({ ...fields, cells: cells.map(({ cell: key, places: number }) => ({ ...key, places: number })) })),
  fc
    .record({ cell, places, reason: fc.constantFrom('more students', 'fewer'), occurredOn }, { requiredKeys: ['places', 'reason', 'occurredOn'] })
    .map((fields) => reviseTarget(fields)),
  fc
    .record(
      {
        institutionId: fc.constantFrom(institutionId, otherInstitutionId),
        programmeCode: fc.constantFrom('25655', '25604').map(ProgrammeCode.parse),
        level: fc.constantFrom('mbo-4' as const, 'hbo-bachelor' as const),
        period: fc.record({ from: date, to: date }, { noNullPrototype: true }),
        students: fc.constantFrom(0, 9, 11, -1),
        facts: fc.record({ institution }),
        occurredOn,
      },
      { requiredKeys: ['institutionId', 'level', 'students', 'facts', 'occurredOn'] },
    )
    .map(({ programmeCode, ...fields }) => {
      const { programmeCode: _, ...report } = reportDemand(fields);
      return programmeCode === undefined ? report : { ...report, programmeCode };
    }),
  occurredOn.map((day) => closeCycle({ occurredOn: day })),
);

export const programmeCycleWalks: Walkable<ProgrammeCycleCommand, ProgrammeCycleEvent, ProgrammeCycleState> = {
  decider: programmeCycle,
  codec: programmeCycleCodec,
  commands,
  scenarioBias: [
    [
      openCycle(),
      reviseTarget(),
      reviseTarget({ cell: graduateCell, places: 12 }),
      reportDemand(),
      reportDemand({ students: 11, occurredOn: spring }),
      closeCycle(),
    ],
  ],
};
