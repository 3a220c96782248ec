import type { Decisions } from '../../shared/decider.ts';
import type { OrganisationId, PlacementId } from '../../shared/identifiers.ts';
import type { PlacementKind } from '../../shared/lists.ts';
import { type LocalDate, type Period, periodsOverlap } from '../../shared/local-date.ts';
import { isActive, type OrganisationFact } from '../../shared/organisation-fact.ts';
import { type Facts, rejecting, sharedRejections } from '../../shared/rejection.ts';
import { schoolYearsOf } from '../../shared/school-year.ts';
import { isWhole } from '../../shared/whole.ts';
import type { Ending, OtherPlacement, PlacementCommand, RecognitionFact, RecognitionFacts } from '../commands.ts';
import type { PlacementEvent } from '../events.ts';
import { hasInstitution, kinds } from '../kinds.ts';
import { placementRejections } from '../rejections.ts';
import type { ExistingPlacement, PlacementState } from '../state.ts';
import type { AgreementTerms } from '../terms.ts';
import type { Allowing } from '../transitions.ts';

const sentences = { ...sharedRejections, ...placementRejections };
/** Typed out, so that the compiler knows that nothing follows. */
export const reject: (code: keyof typeof sentences, facts: Facts) => never = rejecting(sentences);

export type DecisionsFor<T extends PlacementCommand['type']> = Pick<Decisions<PlacementCommand, PlacementEvent, PlacementState>, T>;

/** Days that follow on each other, those that are known; the same day twice is in order. */
export function inOrder(...days: readonly (LocalDate | undefined)[]): void {
  const known = days.filter((day) => day !== undefined);
  for (const [index, to] of known.entries()) {
    const from = known[index - 1];
    if (from !== undefined && from > to) reject('DatesOutOfOrder', { from, to });
  }
}

/** The days of a placement that has begun, in the order in which they must lie. */
export const daysOf = ({
  startedOn,
  interruptions,
}: Pick<Allowing<'TerminatePlacement'>, 'startedOn' | 'interruptions'>): readonly (LocalDate | undefined)[] => [
  startedOn,
  ...interruptions.flatMap(({ from, resumedOn }) => [from, resumedOn]),
];

export function institutionFits(kind: PlacementKind, institutionId: OrganisationId | undefined, fact: OrganisationFact = { status: 'Absent' }): void {
  if (institutionId === undefined) return;
  if (!hasInstitution(kind)) reject('PlacementHasNoInstitution', { kind });
  if (!isActive(fact, 'educational-institution')) reject('PlacementInstitutionUnfit', { status: fact.status });
}

/** Without a period nothing can be said about days: then only two places that both wait for one stand in each other's way. */
const overlaps = (a: Period | undefined, b: Period | undefined): boolean =>
  a === undefined || b === undefined ? a === undefined && b === undefined : periodsOverlap(a, b);

export function notElsewhere(placementId: PlacementId, period: Period | undefined, others: readonly OtherPlacement[]): void {
  const other = others.find((each) => each.placementId !== placementId && overlaps(period, each.period));
  if (other !== undefined) reject('StudentPlacedElsewhere', { placementId: other.placementId });
}

/** A loss reported since the recognition was verified outweighs it. */
export const isLost = ({ recognitionLostOn }: Pick<ExistingPlacement, 'recognitionLostOn'>, recognition?: RecognitionFact): boolean =>
  recognitionLostOn !== undefined && (recognition?.lastVerifiedAt ?? '') <= recognitionLostOn;

/** @returns the recognition relied on; undefined for kinds that need none. */
export function recognised(
  known: Pick<ExistingPlacement, 'offer' | 'recognitionLostOn'>,
  { recognition = { status: 'unknown' } }: RecognitionFacts,
  programmeCode: string = known.offer.programmeCode ?? '',
): RecognitionFact | undefined {
  if (!kinds[known.offer.kind].recognitionRequired) return undefined;
  const lost = isLost(known, recognition);
  if (recognition.status !== 'recognised' || lost) {
    reject('PlacementRecognitionNotVerified', { programmeCode, status: lost ? 'withdrawn' : recognition.status });
  }
  return recognition;
}

/** From 0; minus zero is refused since JSON does not give it back. */
export const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0 && !Object.is(value, -0);

export function wholeHours(...hours: readonly number[]): void {
  const broken = hours.find((each) => !isWhole(each));
  if (broken !== undefined) reject('PlacementHoursNotWhole', { hours: broken || 0 });
}

/** What an agreement of this kind must name; for BPV the law says more (WEB 7.2.8). */
function missingTerms(kind: PlacementKind, terms: AgreementTerms): readonly string[] {
  const { bpv } = kinds[kind];
  const given = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
  const needed: readonly (readonly [name: string, named: boolean])[] = [
    ['trainerRole', given(terms.trainerRole)],
    ['coachRole', !hasInstitution(kind) || given(terms.coachRole)],
    ['allowancePerMonth', isAmount(terms.allowancePerMonth)],
    ['qualificationParts', !bpv || (terms.qualificationParts ?? []).some(given)],
    ['conditions', !bpv || given(terms.conditions)],
  ];
  return needed.filter(([, named]) => !named).map(([name]) => name);
}

export function termsHold(kind: PlacementKind, terms: AgreementTerms): void {
  const { from, to, totalHours, hoursPerSchoolYear } = terms;
  inOrder(from, to);
  const missing = missingTerms(kind, terms);
  if (missing.length > 0) reject('AgreementTermsMissing', { missing });
  const years: readonly string[] = schoolYearsOf({ from, to }, kinds[kind].schoolYearStart);
  const schoolYear = Object.keys(hoursPerSchoolYear).find((year) => !years.includes(year));
  if (schoolYear !== undefined) reject('AgreementHoursOutsidePeriod', { schoolYear, from, to });
  wholeHours(totalHours, ...Object.values(hoursPerSchoolYear));
  const sum = Object.values(hoursPerSchoolYear).reduce((total, hours) => total + hours, 0);
  if (sum !== totalHours) reject('AgreementHoursDoNotAddUp', { sum, totalHours });
}

/** Only reason `other` goes with a text: of every other reason, an illness above all, the word is enough. */
export function endingOf({ reason, explanation }: Ending): Ending {
  if (reason === 'other' && (explanation ?? '').trim() === '') reject('OtherReasonNeedsText', {});
  if (reason !== 'other' && explanation !== undefined) reject('OnlyOtherReasonHasText', { reason });
  return { reason, ...(explanation !== undefined && { explanation }) };
}
