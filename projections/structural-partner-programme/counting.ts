import type { Party } from '../../domain/partnership/events.ts';
import { countsFor, type Evidence } from '../../domain/partnership/fulfilment.ts';
import { type SchoolYear, schoolYearOf, schoolYearPeriod } from '../../domain/shared/school-year.ts';
import type { Counted, Counting, OrganisationDocument, StartedPlaces, Version } from './document.ts';
import { isStanding } from './organisation.ts';

/** The version whose commitments stand in a school year. */
export const versionIn = ([first, ...next]: Counting['versions'], schoolYear: SchoolYear): Version => next.findLast(({ from }) => from <= schoolYear) ?? first;
export const lastVersion = ([first, ...next]: Counting['versions']): Version => next.at(-1) ?? first;

/** A school year that had not begun when the partnership was ended is no part of it any more. */
export const inTime = ({ endedOn }: Pick<Counting, 'endedOn'>, schoolYear: SchoolYear): boolean => endedOn === undefined || schoolYear <= schoolYearOf(endedOn);

/**
 * What evidence counts for: in each school year, the commitments that stand in it; what is promised once, as it stands now. What just stands, such as a
 * contact, says nothing in a year for which nothing is promised.
 */
export function countsIn(known: Counting, evidence: Evidence): readonly Counted[] {
  const { _id: partnershipId, parties, terms, versions, endedOn, promisedYears } = known;
  if (endedOn !== undefined && 'on' in evidence && evidence.on > endedOn) return [];
  return versions.flatMap((version) => {
    const { commitments } = version;
    const once = new Set(commitments.flatMap(({ number, per }) => (per === 'once' ? [number] : [])));
    return countsFor({ partnershipId, parties, terms, commitments }, evidence).flatMap((counted): readonly Counted[] => {
      const { commitmentNumber, schoolYear } = counted;
      if (!inTime(known, schoolYear)) return [];
      if (once.has(commitmentNumber)) return version === lastVersion(versions) ? [{ ...counted, once: true }] : [];
      return version === versionIn(versions, schoolYear) && (!isStanding(evidence) || promisedYears.includes(schoolYear)) ? [counted] : [];
    });
  });
}

/** The order makes documents the same in whichever order evidence came in. */
const inOrder = (a: Counted, b: Counted): number =>
  a.commitmentNumber - b.commitmentNumber ||
  compareTexts(a.schoolYear, b.schoolYear) ||
  compareTexts(a.key, b.key) ||
  Number(a.once === true) - Number(b.once === true);
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const onceEach = (counted: readonly Counted[]): readonly Counted[] => {
  const ordered = [...counted].sort(inOrder);
  return ordered.filter((entry, index) => index === 0 || inOrder(ordered[index - 1] as Counted, entry) !== 0);
};

const has = (counted: readonly Counted[], entry: Counted): boolean => counted.some((known) => inOrder(known, entry) === 0);

/** What happened is counted beside what was counted before. The same partnership, when it counts for nothing more. */
export function counting<C extends Counting>(known: C, evidence: Evidence): C {
  const more = countsIn(known, evidence).filter((entry) => !has(known.counted, entry));
  return more.length === 0 ? known : { ...known, counted: [...known.counted, ...more].sort(inOrder) };
}

/** All there is to say under one key takes the place of what was counted under it. The same partnership, when that changes nothing. */
export function recounting<C extends Counting>(known: C, key: string, evidence: readonly Evidence[]): C {
  const before = known.counted.filter((entry) => entry.key === key);
  const after = onceEach(evidence.flatMap((each) => countsIn(known, each)));
  if (after.length === before.length && after.every((entry) => has(before, entry))) return known;
  return { ...known, counted: [...known.counted.filter((entry) => entry.key !== key), ...after].sort(inOrder) };
}

type HeldDay = Pick<Extract<Evidence, { type: 'information-day-held' }>, 'informationDayId' | 'hosts' | 'institutions' | 'on'>;

/** Held or given by a party, on a day of a term. */
const isOwnDay = ({ parties, terms, endedOn }: Counting, { hosts, institutions, on }: HeldDay): boolean => {
  const isParty = (id: string): boolean => parties.some(({ organisationId }) => organisationId === id);
  const inTerm = terms.some(({ from, to }) => from <= on && on <= to) && (endedOn === undefined || on <= endedOn);
  return inTerm && (hosts.some(isParty) || institutions.some(isParty));
};

export function withDay<C extends Counting>(known: C, day: HeldDay): C {
  if (known.days.includes(day.informationDayId) || !isOwnDay(known, day)) return known;
  return { ...known, days: [...known.days, day.informationDayId].sort() };
}

/** Counted from the beginning, out of what its parties have done so far: for when terms, parties or commitments have changed. */
export function countedAnew(known: Counting, organisationOf: (party: Party) => OrganisationDocument | undefined): Counting {
  const evidence = known.parties.flatMap((party) => organisationOf(party)?.evidence ?? []);
  const held = evidence.flatMap((each) => (each.type === 'information-day-held' && isOwnDay(known, each) ? [each.informationDayId] : []));
  return { ...known, counted: onceEach(evidence.flatMap((each) => countsIn(known, each))), days: [...new Set(held)].sort() };
}

type Sort = Omit<StartedPlaces, 'keys'>;
const isOfSort = (a: Sort, b: Sort): boolean =>
  a.schoolYear === b.schoolYear &&
  a.employer === b.employer &&
  a.institution === b.institution &&
  a.level === b.level &&
  a.sector === b.sector &&
  a.kind === b.kind;

export function withStarted(started: readonly StartedPlaces[], sort: Sort, key: string): readonly StartedPlaces[] {
  const index = started.findIndex((places) => isOfSort(places, sort));
  const known = started[index];
  return known === undefined ? [...started, { ...sort, keys: [key] }] : started.with(index, { ...known, keys: [...known.keys, key] });
}

/** A place whose record was put right counts as the sort that it was all along. */
export function withCorrected(started: readonly StartedPlaces[], key: string, correct: (sort: Sort) => Sort): readonly StartedPlaces[] {
  const found = started.find(({ keys }) => keys.includes(key));
  if (found === undefined) return started;
  const { keys, ...sort } = found;
  const rest = started.flatMap((places) => {
    if (places !== found) return [places];
    const others = keys.filter((other) => other !== key);
    return others.length === 0 ? [] : [{ ...places, keys: others }];
  });
  return withStarted(rest, correct(sort), key);
}

export const placeKey = (placementId: string): string => `placement:${placementId}`;

/** Places of one sort as one piece of evidence, on the first day of their school year. */
export const asEvidence = ({ _id }: Pick<Counting, '_id'>, { schoolYear, keys: [first = ''], ...sort }: StartedPlaces): Evidence => ({
  type: 'placement-started',
  placementId: first.slice(placeKey('').length) as never,
  partnershipId: _id,
  ...sort,
  on: schoolYearPeriod(schoolYear).from,
});

export const startedOf = (started: readonly StartedPlaces[]): number => started.reduce((sum, { keys }) => sum + keys.length, 0);
