import { codecOf, type EventsOf } from '../shared/codec.ts';
import { CycleSlug, OrganisationId, ProgrammeCode } from '../shared/identifiers.ts';
import { levels, sectors, targetKinds } from '../shared/lists.ts';
import { LocalDate } from '../shared/local-date.ts';
import { count, type Infer, id, list, object, oneOf, optional, text } from '../shared/schema.ts';

const occurredOn = id(LocalDate);
const slug = id(CycleSlug);
const cellFields = { level: oneOf(levels), sector: oneOf(sectors), kind: oneOf(targetKinds) };
const funnelFields = { offered: count, matched: count, agreed: count, started: count, completed: count };

const cellKey = object(cellFields);
const targetCell = object({ ...cellFields, places: count });
const cycleFigures = object({ ...funnelFields, cells: list(object({ ...cellFields, ...funnelFields })) });

/** What a target is set for: level × sector × kind. */
export type CellKey = Infer<typeof cellKey>;
export type TargetCell = Infer<typeof targetCell>;
/** The funnel of the whole cycle and of each cell, each stage counted apart. */
export type CycleFigures = Infer<typeof cycleFigures>;

export const programmeCycleEvents = {
  CycleOpened: { data: { slug, name: text, from: id(LocalDate), to: id(LocalDate), totalTarget: count, cells: list(targetCell), occurredOn } },
  /** Of the cell, or of the total where no cell is named. Without `before` the cell is new. */
  TargetRevised: { data: { slug, cell: optional(cellKey), before: optional(count), places: count, reason: text, occurredOn } },
  /** `before` is what the report supersedes under its key: institution × programme code × level × sector × period. */
  DemandReported: {
    data: {
      slug,
      institutionId: id(OrganisationId),
      programmeCode: optional(id(ProgrammeCode)),
      level: oneOf(levels),
      sector: oneOf(sectors),
      period: object({ from: id(LocalDate), to: id(LocalDate) }),
      students: count,
      before: optional(count),
      occurredOn,
    },
  },
  /** Freezes the figures: targets and demand from the cycle itself, the funnel as it was known on closing. */
  CycleClosed: { data: { slug, totalTarget: count, cells: list(targetCell), demand: count, figures: cycleFigures, occurredOn } },
} as const;

export type ProgrammeCycleEvent = EventsOf<typeof programmeCycleEvents>;
export const programmeCycleCodec = codecOf(programmeCycleEvents);
