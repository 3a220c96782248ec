import { type Side, sides } from '../../domain/partnership/commitments.ts';
import { type FulfilmentStatus, fulfilmentStatus, shownKey } from '../../domain/partnership/fulfilment.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { lastVersion, startedOf } from './counting.ts';
import type { ProgrammeDocument } from './document.ts';
import { type Fulfilment, fulfilmentsOf } from './fulfilment.ts';
import { never } from './listed.ts';

type FulfilledPeriod = Readonly<{ schoolYear?: string; promised: number; counted: number; status: FulfilmentStatus; evidence: readonly string[] }>;
type SideFulfilment = Readonly<{ promises: number; byStatus: Readonly<Partial<Record<FulfilmentStatus, number>>>; fulfilled?: number }>;

function statusOf({ endedOn }: ProgrammeDocument, { promised, counted, period, judged }: Fulfilment, today: LocalDate): FulfilmentStatus {
  const periodEnded = period.to < today || (endedOn !== undefined && endedOn <= today);
  return fulfilmentStatus({ promised, counted, periodEnded, waived: judged?.judgement === 'waived' });
}

/** Rounded, and 1 only where nothing is missing. */
const hundredths = (part: number): number => (part < 1 ? Math.min(0.99, Math.round(part * 100) / 100) : 1);

/** Of the promises of a side whose period has begun: how they stand, and which part of what was promised has come, each promise weighing the same. */
function sideOf(document: ProgrammeDocument, fulfilments: readonly Fulfilment[], side: Side, today: LocalDate): SideFulfilment {
  const begun = fulfilments.filter(({ commitment, promised, period }) => commitment.side === side && promised > 0 && period.from <= today);
  const standing = begun.map((fulfilment) => ({ ...fulfilment, status: statusOf(document, fulfilment, today) }));
  const due = standing.filter(({ status }) => status !== 'Waived');
  const part = due.reduce((sum, { promised, counted }) => sum + Math.min(1, counted / promised), 0) / due.length;
  return {
    promises: begun.length,
    byStatus: Object.fromEntries([...Map.groupBy(standing, ({ status }) => status)].map(([status, of]) => [status, of.length])),
    ...(due.length > 0 && { fulfilled: hundredths(part) }),
  };
}

/** A partnership of the programme as it stands today. */
export function programmeView(document: ProgrammeDocument, today: LocalDate) {
  const { _id: id, title, state, parties, terms, versions, endedOn, nextReviewOn, reviews, started, offered, completed, days, due } = document;
  const fulfilments = fulfilmentsOf(document);
  const periods = Map.groupBy(fulfilments, ({ commitment }) => commitment.number);
  const periodOf = (fulfilment: Fulfilment): FulfilledPeriod => {
    const { schoolYear, promised, counted, evidence } = fulfilment;
    return {
      ...(schoolYear !== undefined && { schoolYear }),
      promised,
      counted,
      status: statusOf(document, fulfilment, today),
      evidence: evidence.map(shownKey),
    };
  };
  const [dueOn = never] = due.split(' ', 1);
  return {
    id,
    state,
    title,
    parties,
    terms,
    ...(endedOn !== undefined && { endedOn }),
    commitments: lastVersion(versions).commitments.map((commitment) => ({ ...commitment, fulfilment: (periods.get(commitment.number) ?? []).map(periodOf) })),
    reciprocity: Object.fromEntries(sides.map((side) => [side, sideOf(document, fulfilments, side, today)])),
    yield: { offered, started: startedOf(started), completed, daysHeld: days.length },
    behind: dueOn <= today,
    ...(dueOn <= today && { behindSince: dueOn }),
    reviews,
    ...(nextReviewOn !== undefined && { nextReviewOn }),
  };
}
