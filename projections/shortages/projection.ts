import type { PlacementEvent, PlacementKeys } from '../../domain/placement/events.ts';
import type { Documents, Projection, Recorded } from '../../domain/ports/projection.ts';
import type { ProgrammeCycleEvent } from '../../domain/programme-cycle/events.ts';
import type { OfType } from '../../domain/shared/event.ts';
import type { CycleSlug, ProgrammeCode } from '../../domain/shared/identifiers.ts';
import type { Level, Sector } from '../../domain/shared/lists.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';

type Programme = Readonly<{ level: Level; sector: Sector; programmeCode?: ProgrammeCode }>;
/** Students who seek a place in a cycle, by the latest report of each institution and period. */
export type DemandDocument = Programme & Readonly<{ _id: string; cycle: CycleSlug; students: number }>;
/** A place on offer, up to and including `expiresOn`; it belongs to the cycles in which it was offered. */
export type OpenPlaceDocument = Programme & Readonly<{ _id: string; open: true; offeredOn: LocalDate; expiresOn: LocalDate }>;
/** What is left of a place that is not on offer (any more), so that it is in no index. */
type TakenDocument = Pick<OpenPlaceDocument, '_id' | 'expiresOn'>;
export type ShortageDocument = DemandDocument | OpenPlaceDocument | TakenDocument;

type DemandReported = OfType<ProgrammeCycleEvent, 'DemandReported'>['data'];
type OfferEvent = OfType<
  PlacementEvent,
  'PlaceOffered' | 'OfferRevised' | 'OfferWithdrawn' | 'OfferExpired' | 'CandidateProposed' | 'CandidateRejected' | 'CandidateWithdrawn'
>;

/** Whether a place is on offer after each of the events that change it. */
const onOffer: Readonly<Record<OfferEvent['type'], boolean>> = {
  PlaceOffered: true,
  OfferRevised: true,
  OfferWithdrawn: false,
  OfferExpired: false,
  CandidateProposed: false,
  CandidateRejected: true,
  CandidateWithdrawn: true,
};

const demandId = ({ slug, level, sector, programmeCode }: DemandReported): string => `demand:${slug}:${level}:${sector}:${programmeCode ?? '-'}`;
const placeId = ({ placementId }: PlacementKeys): string => `place:${placementId}`;

function demand(report: DemandReported, documents: Documents<ShortageDocument>): DemandDocument {
  const { slug, level, sector, programmeCode, students, before = 0 } = report;
  const known = documents.get(demandId(report)) as DemandDocument | undefined;
  return {
    _id: demandId(report),
    cycle: slug,
    level,
    sector,
    ...(programmeCode !== undefined && { programmeCode }),
    students: (known?.students ?? 0) - before + students,
  };
}

function place({ type, data }: OfferEvent, documents: Documents<ShortageDocument>): OpenPlaceDocument | TakenDocument {
  const { level, sector, programmeCode, offeredOn } = data;
  const _id = placeId(data);
  // Told when the place is offered or the offer revised, and remembered while the place is taken.
  const expiresOn = 'expiresOn' in data ? data.expiresOn : (documents.get(_id) as TakenDocument).expiresOn;
  return onOffer[type] ? { _id, open: true, offeredOn, expiresOn, level, sector, ...(programmeCode !== undefined && { programmeCode }) } : { _id, expiresOn };
}

const isDemand = (event: Recorded['event']): event is OfType<ProgrammeCycleEvent, 'DemandReported'> => event.type === 'DemandReported';

/** What students seek and what is on offer to them; set against each other when asked for (figures.ts). */
export const shortages: Projection<ShortageDocument> = {
  name: 'shortages',
  version: 2,
  indexes: [
    { name: 'demandByCycle', fields: ['cycle'], sort: 'level' },
    { name: 'openByOffer', fields: ['open'], sort: 'offeredOn' },
  ],
  types: new Set(['DemandReported', ...Object.keys(onOffer)]),
  keys: ({ event }) => [isDemand(event) ? demandId(event.data) : placeId((event as OfferEvent).data)],
  evolve({ event }, documents) {
    if (isDemand(event)) return [demand(event.data, documents)];
    return [place(event as OfferEvent, documents)];
  },
};
