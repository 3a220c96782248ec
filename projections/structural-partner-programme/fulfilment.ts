import type { Commitment, Judgement } from '../../domain/partnership/events.ts';
import { addDays, type LocalDate, type Period } from '../../domain/shared/local-date.ts';
import { type SchoolYear, schoolYearPeriod } from '../../domain/shared/school-year.ts';
import { asEvidence, countsIn, inTime, lastVersion, versionIn } from './counting.ts';
import { type Counting, isConcluded } from './document.ts';

/** Of evidence that counts, so many keys are shown for a commitment in a year; all of it is counted. */
const shown = 200;

/** What was promised in one period and what came of it: of a school year, or without one, of all terms together. */
export type Fulfilment = Readonly<{
  commitment: Commitment;
  schoolYear?: SchoolYear;
  period: Period;
  promised: number;
  counted: number;
  evidence: readonly string[];
  /** By the last review that judged it. */
  judged?: Readonly<{ judgement: Judgement; on: LocalDate }>;
}>;

type Tally = Readonly<{ counted: number; evidence: readonly string[] }>;
const nothing: Tally = { counted: 0, evidence: [] };

/** By commitment and school year. */
class Tallies {
  readonly #tallies = new Map<number, Map<SchoolYear, Tally>>();

  add(commitmentNumber: number, schoolYear: SchoolYear, quantity: number, keys: readonly string[]): void {
    const years = this.#tallies.get(commitmentNumber) ?? new Map<SchoolYear, Tally>();
    const { counted, evidence } = years.get(schoolYear) ?? nothing;
    years.set(schoolYear, {
      counted: counted + quantity,
      evidence: evidence.length >= shown ? evidence : [...evidence, ...keys.slice(0, shown - evidence.length)],
    });
    this.#tallies.set(commitmentNumber, years);
  }

  of(commitmentNumber: number, schoolYear: SchoolYear): Tally {
    return this.#tallies.get(commitmentNumber)?.get(schoolYear) ?? nothing;
  }

  together(commitmentNumber: number): Tally {
    const years = [...(this.#tallies.get(commitmentNumber) ?? new Map<SchoolYear, Tally>())].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
    return { counted: years.reduce((sum, { counted }) => sum + counted, 0), evidence: years.flatMap(({ evidence }) => evidence).slice(0, shown) };
  }

  years(): ReadonlySet<SchoolYear> {
    return new Set([...this.#tallies.values()].flatMap((years) => [...years.keys()]));
  }
}

/** What counts in each school year, and what counts for what is promised once: a contact or recognition that came back counts once for that. */
function talliesOf(known: Counting): Readonly<{ yearly: Tallies; once: Tallies }> {
  const { counted, started, contributions } = known;
  const [yearly, once] = [new Tallies(), new Tallies()];
  for (const places of started) {
    for (const { commitmentNumber, schoolYear, once: isOnce } of countsIn(known, asEvidence(known, places))) {
      (isOnce ? once : yearly).add(commitmentNumber, schoolYear, places.keys.length, places.keys);
    }
  }
  counted.forEach(({ commitmentNumber, schoolYear, key, once: isOnce }, index) => {
    const again = isOnce && counted.slice(0, index).some((other) => other.once && other.commitmentNumber === commitmentNumber && other.key === key);
    if (!again) (isOnce ? once : yearly).add(commitmentNumber, schoolYear, 1, [key]);
  });
  for (const { commitmentNumber, schoolYear, quantity, evidence } of contributions) {
    if (quantity > 0) for (const tallies of [yearly, once]) tallies.add(commitmentNumber, schoolYear, quantity, [evidence]);
  }
  return { yearly, once };
}

/** The first day of the first term to the last of the last. */
const wholeOf = ({ terms }: Counting): Period => ({ from: terms[0]?.from as LocalDate, to: terms.at(-1)?.to as LocalDate });

function judgedIn({ reviews }: Counting, number: number, schoolYears: readonly string[]): Pick<Fulfilment, 'judged'> {
  for (const schoolYear of schoolYears) {
    const judgement = reviews[schoolYear]?.judgements[number];
    if (judgement !== undefined) return { judged: { judgement, on: reviews[schoolYear]?.on as LocalDate } };
  }
  return {};
}

/**
 * Every commitment in every period in which something was promised or counted, in the order of commitments and school years.
 * What was counted in a school year in which the term has a day, but nothing is promised, is shown with 0 promised; so is what was contributed in one
 * before the commitment was made for each school year.
 */
export function fulfilmentsOf(known: Counting): readonly Fulfilment[] {
  if (!isConcluded(known)) return [];
  const { versions, promisedYears, reviews } = known;
  const tallies = talliesOf(known);
  const promised = promisedYears.filter((year) => inTime(known, year));
  const years = [...new Set([...promised, ...tallies.yearly.years()])].sort();
  const present = lastVersion(versions).commitments;
  const yearly = years.flatMap((schoolYear) => {
    const then = new Map(versionIn(versions, schoolYear).commitments.map((commitment) => [commitment.number, commitment]));
    return present.flatMap((now): readonly Fulfilment[] => {
      const standing = then.get(now.number);
      const commitment = standing?.per === 'school-year' ? standing : now;
      if (commitment.per === 'once') return [];
      const tally = tallies.yearly.of(commitment.number, schoolYear);
      const quantity = commitment === standing && promised.includes(schoolYear) ? commitment.quantity : 0;
      if (quantity + tally.counted === 0) return [];
      return [
        { commitment, schoolYear, period: schoolYearPeriod(schoolYear), promised: quantity, ...tally, ...judgedIn(known, commitment.number, [schoolYear]) },
      ];
    });
  });
  const latestFirst = Object.keys(reviews).sort().reverse();
  const once = present.flatMap((commitment): readonly Fulfilment[] => {
    if (commitment.per !== 'once') return [];
    const { number, quantity } = commitment;
    return [{ commitment, period: wholeOf(known), promised: quantity, ...tallies.once.together(number), ...judgedIn(known, number, latestFirst) }];
  });
  return [...yearly, ...once].sort((a, b) => a.commitment.number - b.commitment.number);
}

/**
 * The day since which a promise is behind, known without a clock: the day after its period, or the day of the review that found it behind or missed.
 * Undefined for what is kept or waived.
 */
export function behindFrom({ promised, counted, period, judged }: Fulfilment): LocalDate | undefined {
  if (counted >= promised || judged?.judgement === 'waived') return undefined;
  const over = addDays(period.to, 1);
  const found = judged !== undefined && judged.judgement !== 'on-track' ? judged.on : over;
  return found < over ? found : over;
}
