import { programmeCycleEvents } from '../../domain/programme-cycle/events.ts';
import { CycleSlug, NetworkId, PartnershipId, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import { levels, sectors, targetKinds } from '../../domain/shared/lists.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { count, id, list, number, object, oneOf, optional, table, text } from '../../domain/shared/schema.ts';
import { nullable, states, whole } from '../openapi/described.ts';

const { CycleOpened, CycleClosed } = programmeCycleEvents;
const { occurredOn, ...opened } = CycleOpened.data;
const { slug, name, from, to, totalTarget } = opened;
const { figures } = CycleClosed.data;
const cell = { level: oneOf(levels), sector: oneOf(sectors), kind: oneOf(targetKinds) };

const details = {
  slug,
  name,
  from,
  to,
  totalTarget,
  cells: table(object({ ...cell, places: count })),
  demand: table(object({ students: count, reportedOn: id(LocalDate) })),
  opened: object(opened),
};

export const programmeCycleSchema = states({ id: id(CycleSlug), revision: count }, { Open: details, Closed: { ...details, closedOn: id(LocalDate), figures } });

const heading = { slug, name, state: oneOf(['Open', 'Closed']), from, to };
const funnel = object({ offered: count, matched: count, agreed: count, started: count, completed: count, passed: count });
const tally = { counted: funnel, all: funnel };
/** Of a part of the programme there are no targets to measure against. */
const measured = { target: optional(count), ...tally, gap: optional(whole), realised: optional(count), toRealise: optional(whole) };

/** The funnel of a cycle and the gap to its targets. */
export const progressSchema = object({
  ...heading,
  networkId: optional(id(NetworkId)),
  partnershipId: optional(id(PartnershipId)),
  total: object(measured),
  cells: list(object({ ...cell, ...measured })),
  parks: list(object({ networkId: id(NetworkId), name: optional(text), ...tally })),
  partners: list(object({ partnershipId: id(PartnershipId), ...tally })),
  closing: optional(object({ closedOn: id(LocalDate), figures })),
});

const shortage = { demand: count, places: count, gap: whole, tension: nullable(number) };

/** Where students are more than places, the widest gap first. */
export const shortagesSchema = object({
  ...heading,
  total: object(shortage),
  cells: list(
    object({
      level: oneOf(levels),
      sector: oneOf(sectors),
      ...shortage,
      programmes: list(object({ programmeCode: optional(id(ProgrammeCode)), ...shortage })),
    }),
  ),
});
