import type { InformationDayEvent } from '../../domain/information-day/events.ts';
import type { OrganisationEvent } from '../../domain/organisation/events.ts';
import type { Commitment, Judgement, PartnershipEvent } from '../../domain/partnership/events.ts';
import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { ProgrammeCycleEvent } from '../../domain/programme-cycle/events.ts';
import type { OfType } from '../../domain/shared/event.ts';
import type { Period } from '../../domain/shared/local-date.ts';
import type { programmeView } from '../../projections/structural-partner-programme/view.ts';
import type { History } from './partner-programme.ts';

type AnyEvent = PartnershipEvent | PlacementEvent | OrganisationEvent | InformationDayEvent | ProgrammeCycleEvent;
type DataOf<T extends AnyEvent['type']> = OfType<AnyEvent, T>['data'];

const yearOf = (day: string): string => {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);
  return `${first}-${first + 1}`;
};
const firstOf = (year: string): string => `${year.slice(0, 4)}-08-01`;
const lastOf = (year: string): string => `${year.slice(5)}-07-31`;
const dayAfter = (day: string, by = 1): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
const everyYear = Array.from({ length: 20 }, (_, index) => `${2020 + index}-${2021 + index}`);
const daysIn = new Map(
  everyYear.map((year) => [year, Array.from({ length: 366 }, (_, index) => dayAfter(firstOf(year), index)).filter((day) => day <= lastOf(year))]),
);
const isIn = (day: string, { from, to }: Period): boolean => from <= day && day <= to;

/** Per school year is promised where a term has half of the year, or else where it has most of it. */
function promisedIn(term: Period): readonly string[] {
  const shares = [...daysIn].map(([year, days]) => ({ year, share: days.filter((day) => isIn(day, term)).length / days.length }));
  const halves = shares.filter(({ share }) => share >= 0.5);
  return (halves.length > 0 ? halves : shares.toSorted((a, b) => b.share - a.share).slice(0, 1)).map(({ year }) => year);
}

const levelsOf: Readonly<Record<string, (level: string) => boolean>> = {
  'offer-places': (level) => level !== 'graduate',
  'offer-work-experience': (level) => level === 'graduate',
  'focus-mbo-1-2': (level) => level === 'mbo-1' || level === 'mbo-2',
};
const roleOf: Readonly<Record<string, string>> = {
  'name-contact-person': 'contact-person',
  'name-park-contact': 'contact-person',
  'provide-trainer': 'trainer',
  'name-stagecoordinator': 'stagecoordinator',
};

type Standing = { who: string; what: string; on: string; until?: string };

/** What the programme says of one partnership, read from all events at once, as slowly and plainly as that goes. */
export function naiveProgramme(history: History, partnershipId: string, today: string) {
  const of = <T extends AnyEvent['type']>(...types: readonly T[]) =>
    history.filter(({ type }) => types.includes(type as T)) as unknown as readonly { type: T; stream: string; data: DataOf<T> }[];
  const dataOf = <T extends AnyEvent['type']>(type: T): readonly DataOf<T>[] => of(type).map(({ data }) => data);
  const isOwn = ({ stream }: Readonly<{ stream: string }>): boolean => stream === `partnership-${partnershipId}`;
  const own = <T extends PartnershipEvent['type']>(type: T): readonly DataOf<T>[] =>
    of(type)
      .filter(isOwn)
      .map(({ data }) => data);

  const [activated] = own('PartnershipActivated');
  if (activated === undefined) return undefined;
  const [ended] = own('PartnershipEnded');
  const beforeTheEnd = (day: string): boolean => ended === undefined || day <= ended.occurredOn;
  const terms = [activated.term, ...own('PartnershipRenewed').map(({ term }) => term)];
  const inTime = (year: string): boolean => beforeTheEnd(firstOf(year));
  const touched = everyYear.filter((year) => inTime(year) && terms.some(({ from, to }) => from <= lastOf(year) && to >= firstOf(year)));
  const promised = terms.flatMap(promisedIn).filter(inTime);

  let present: readonly Commitment[] = activated.commitments;
  const standingIn = new Map(everyYear.map((year) => [year, activated.commitments]));
  for (const { data } of of('AddendumConcluded', 'PartnershipRenewed').filter(isOwn)) {
    const from = 'term' in data ? promisedIn(data.term)[0] : yearOf(data.occurredOn);
    const changed = (commitment: Commitment) => data.changed.find(({ after }) => after.number === commitment.number)?.after ?? commitment;
    for (const year of everyYear.filter((each) => each >= String(from))) {
      standingIn.set(year, [...(standingIn.get(year) ?? []).map(changed), ...data.added]);
    }
    present = data.commitments;
  }

  const places = dataOf('PlacementStarted')
    .filter((place) => place.partnershipId === partnershipId)
    .map((place) => {
      const corrections = dataOf('RecordCorrected').filter(({ placementId }) => placementId === place.placementId);
      const last = (field: string, recorded: string) => String(corrections.findLast((each) => each.field === field)?.new ?? recorded);
      return { ...place, year: yearOf(last('startedOn', place.occurredOn)), sector: last('sector', place.sector) };
    });
  const days = dataOf('InformationDayHeld').filter(({ heldOn }) => beforeTheEnd(heldOn));

  const stood: Standing[] = [];
  for (const { type, stream, data } of of('ContactAdded', 'ContactWithdrawn', 'RecognitionRecorded', 'RecognitionWithdrawn', 'OrganisationDeactivated')) {
    const who = stream.slice('organisation-'.length);
    const what = 'role' in data ? `${data.role}:${data.contactRef}` : 'crebo' in data ? `recognition:${data.crebo}` : '';
    const now = stood.filter((each) => each.who === who && each.until === undefined && (what === '' || each.what === what));
    if (type !== 'ContactAdded' && type !== 'RecognitionRecorded') for (const each of now) each.until = data.occurredOn;
    else if (now.length === 0) stood.push({ who, what, on: 'verifiedAt' in data ? data.verifiedAt : data.occurredOn });
  }
  const standsIn = ({ on, until = 'for ever' }: Standing, year: string): boolean => beforeTheEnd(on) && on <= lastOf(year) && until >= firstOf(year);

  /** What each piece of evidence is called that counts for a commitment in a school year. */
  function evidenceFor({ kind, organisationId: who, level, sector }: Commitment, year: string): readonly string[] {
    const partyKind = activated?.parties.find(({ organisationId }) => organisationId === who)?.kind;
    const fits = (of: Readonly<{ level: string; sector: string }>): boolean =>
      (level === undefined ? (levelsOf[kind]?.(of.level) ?? true) : level === of.level) && (sector === undefined || sector === of.sector);
    const placed = (whose: (place: (typeof places)[number]) => boolean) =>
      places.filter((place) => place.year === year && fits(place) && whose(place)).map(({ placementId }) => placementId);
    const held = (which: (day: (typeof days)[number]) => boolean) =>
      days.filter((day) => yearOf(day.heldOn) === year && which(day)).map(({ informationDayId }) => informationDayId);
    const named = (what: string) =>
      stood.filter((each) => each.who === who && each.what.startsWith(`${what}:`) && standsIn(each, year)).map((each) => each.what);

    const role = roleOf[kind];
    if (role !== undefined) return named(role);
    if (kind === 'obtain-recognition') return named('recognition');
    if (kind === 'offer-places') return placed((place) => place.kind !== 'work-experience' && place.employerId === who);
    if (kind === 'offer-work-experience') return placed((place) => place.kind === 'work-experience' && place.employerId === who);
    if (kind === 'focus-mbo-1-2') {
      return placed((place) => (partyKind === 'employer' ? place.employerId === who : partyKind !== 'educational-institution' || place.institutionId === who));
    }
    if (kind === 'host-information-day') return held(({ hostId }) => hostId === who);
    if (kind === 'give-park-information-day') return held((day) => day.kind === 'institution-at-park' && day.institutionIds.includes(who));
    if (kind === 'join-fair') {
      const came = ({ attendance }: (typeof days)[number]) =>
        attendance.perOrganisation.some(({ organisationId, attendees }) => organisationId === who && attendees > 0);
      return held((day) => ['regional-fair', 'online-fair'].includes(day.kind) && came(day));
    }
    if (kind !== 'report-demand') return [];
    return dataOf('DemandReported').some((report) => report.institutionId === who && yearOf(report.period.from) === year && fits(report)) ? [year] : [];
  }

  const contributions = own('ContributionRecorded').map((given) => ({
    ...given,
    quantity: own('ContributionCorrected').findLast(({ number }) => number === given.number)?.quantity ?? given.quantity,
  }));
  const contributed = (number: number, years: readonly string[]): number =>
    contributions
      .filter(({ commitmentNumber, schoolYear }) => commitmentNumber === number && years.includes(schoolYear))
      .reduce((sum, { quantity }) => sum + quantity, 0);

  function judgedIn(number: number, years: readonly string[]): Readonly<{ judgement: Judgement; on: string }> | undefined {
    for (const year of years) {
      const review = own('PartnershipReviewed').findLast(({ schoolYear }) => schoolYear === year);
      const found = review?.assessments.find(({ commitmentNumber }) => commitmentNumber === number);
      if (review !== undefined && found !== undefined) return { judgement: found.judgement, on: review.occurredOn };
    }
    return undefined;
  }

  const promises = present.flatMap((now) => {
    const { number } = now;
    const yearly = everyYear.flatMap((schoolYear) => {
      const then = standingIn.get(schoolYear)?.find((each) => each.number === number && each.per === 'school-year');
      if (then === undefined && now.per === 'once') return [];
      const isPromised = then !== undefined && promised.includes(schoolYear);
      const counts = then !== undefined && touched.includes(schoolYear) && (isPromised || !(then.kind in roleOf || then.kind === 'obtain-recognition'));
      const counted = contributed(number, [schoolYear]) + (counts ? new Set(evidenceFor(then, schoolYear)).size : 0);
      const period = { from: firstOf(schoolYear), to: lastOf(schoolYear) };
      return [{ commitment: now, schoolYear, period, promised: isPromised ? then.quantity : 0, counted, judged: judgedIn(number, [schoolYear]) }];
    });
    if (now.per !== 'once') return yearly.filter((each) => each.promised + each.counted > 0);
    const counted = contributed(number, everyYear) + new Set(touched.flatMap((year) => evidenceFor(now, year))).size;
    const period = { from: String(terms[0]?.from), to: String(terms.at(-1)?.to) };
    const once = { commitment: now, schoolYear: 'once', period, promised: now.quantity, counted, judged: judgedIn(number, everyYear.toReversed()) };
    return [...yearly.filter((each) => each.promised + each.counted > 0), once];
  });
  const stated = promises.map((promise) => {
    const { promised: asked, counted, period, judged } = promise;
    const isOver = period.to < today || (ended !== undefined && ended.occurredOn <= today);
    const open = isOver ? { none: 'Missed', some: 'PartlyFulfilled' } : { none: 'Pledged', some: 'Active' };
    return { ...promise, status: judged?.judgement === 'waived' ? 'Waived' : counted >= asked ? 'Fulfilled' : counted > 0 ? open.some : open.none };
  });

  const isParty = (id: string): boolean => activated.parties.some(({ organisationId }) => organisationId === id);
  const under = (type: 'PlaceOffered' | 'OfferWithdrawn' | 'PlacementStarted' | 'PlacementCompleted'): number =>
    dataOf(type).filter((place) => place.partnershipId === partnershipId).length;
  const ownDays = days.filter((day) => terms.some((term) => isIn(day.heldOn, term)) && [day.hostId, ...day.institutionIds].some(isParty));

  const changes = of('PartnershipActivated', 'PartnershipSuspended', 'PartnershipResumed', 'PartnershipEnded', 'PartnershipExpired', 'PartnershipRenewed');
  const isRunning = !['PartnershipEnded', 'PartnershipExpired'].includes(String(changes.filter(isOwn).at(-1)?.type));
  const late = stated
    .filter(({ status }) => isRunning && status !== 'Fulfilled' && status !== 'Waived')
    .flatMap(({ period, judged }) => [dayAfter(period.to), ...(judged === undefined || judged.judgement === 'on-track' ? [] : [judged.on])])
    .toSorted()[0];

  const sideOf = (side: string) => {
    const begun = stated.filter(({ commitment, promised: asked, period }) => commitment.side === side && asked > 0 && period.from <= today);
    const due = begun.filter(({ status }) => status !== 'Waived').map(({ promised: asked, counted }) => Math.min(1, counted / asked));
    if (due.length === 0) return { promises: begun.length };
    const kept = Math.round((due.reduce((sum, part) => sum + part, 0) / due.length) * 100) / 100;
    return { promises: begun.length, fulfilled: due.every((part) => part === 1) ? 1 : Math.min(0.99, kept) };
  };
  return {
    lines: stated.map(
      ({ commitment, schoolYear, counted, promised: asked, status }) => `${commitment.number} ${schoolYear}: ${counted} of ${asked}, ${status}`,
    ),
    yield: {
      offered: under('PlaceOffered') - under('OfferWithdrawn'),
      started: under('PlacementStarted'),
      completed: under('PlacementCompleted'),
      daysHeld: ownDays.length,
    },
    behindSince: late !== undefined && late <= today ? late : undefined,
    sides: { education: sideOf('education'), work: sideOf('work') },
  };
}

/** The same of what the read model shows. */
export const shownBy = (view: ReturnType<typeof programmeView>) => ({
  lines: view.commitments.flatMap(({ number, fulfilment }) =>
    fulfilment.map(({ schoolYear = 'once', counted, promised, status }) => `${number} ${schoolYear}: ${counted} of ${promised}, ${status}`),
  ),
  yield: view.yield,
  behindSince: view.behindSince,
  sides: Object.fromEntries(Object.entries(view.reciprocity).map(([side, { byStatus: _, ...figures }]) => [side, figures])),
});
