import type { ContributionEvidence, PartnershipEvent, Party } from '../../domain/partnership/events.ts';
import { promisedSchoolYears } from '../../domain/partnership/fulfilment.ts';
import type { OfType } from '../../domain/shared/event.ts';
import { type SchoolYear, schoolYearOf } from '../../domain/shared/school-year.ts';
import { countedAnew, versionIn } from './counting.ts';
import { type Counting, isOrganisation, organisationKey, type ProgrammeDocument, type Version } from './document.ts';
import { changing, type Fold, type Folds, organisationIn, partnershipIn } from './folds.ts';
import { listed } from './listed.ts';
import { joined } from './organisation.ts';

type DataOf<T extends PartnershipEvent['type']> = OfType<PartnershipEvent, T>['data'];
type Told = OfType<PartnershipEvent, Exclude<PartnershipEvent['type'], 'AddendumProposed' | 'RenewalProposed' | 'AddendumAgreed' | 'AddendumWithdrawn'>>;
type Changes = Pick<DataOf<'AddendumConcluded'>, 'added' | 'changed'>;

const keysOf = (parties: readonly Party[]): readonly string[] => parties.map(({ organisationId }) => organisationKey(organisationId));

/** Concerns the partnership alone. */
const own = <D>(change: (known: ProgrammeDocument, data: D) => Counting): Fold<D> => ({
  keys: (_, id) => [id],
  evolve: (data, id, held) => changing(held, id, (known) => change(known, data)),
});

/** Changes what evidence counts for, so everything that its parties have done is counted again. */
const anew = <D>(change: (known: ProgrammeDocument, data: D) => Counting): Fold<D> => ({
  keys: (_, id) => [id],
  related: (_, id, held) => keysOf(partnershipIn(held, id)?.parties ?? []),
  evolve: (data, id, held) =>
    changing(held, id, (known) =>
      countedAnew(change(known, data), ({ organisationId }) => {
        const organisation = held.get(organisationKey(organisationId));
        return isOrganisation(organisation) ? organisation : undefined;
      }),
    ),
});

const inState = (state: Counting['state']): Fold<unknown> => own((known) => ({ ...known, state }));

function proposedAs({ partnershipId, title, parties, term, commitments }: DataOf<'PartnershipProposed'>): Counting {
  return {
    _id: partnershipId,
    title,
    state: 'Proposed',
    parties,
    terms: [term],
    promisedYears: promisedSchoolYears([term]),
    versions: [{ from: schoolYearOf(term.from), commitments }],
    reviews: {},
    contributions: [],
    counted: [],
    started: [],
    offered: 0,
    completed: 0,
    days: [],
  };
}

const proposing: Fold<DataOf<'PartnershipProposed'>> = {
  keys: ({ parties }, id) => [id, ...keysOf(parties)],
  evolve: (data, _, held) => [
    listed(proposedAs(data)),
    ...data.parties.map(({ organisationId }) => joined(organisationIn(held, organisationKey(organisationId), organisationId), data.partnershipId)),
  ],
};

const withChanges = ({ from, commitments }: Version, { added, changed }: Changes): Version => ({
  from,
  commitments: [...commitments.map((commitment) => changed.find(({ after }) => after.number === commitment.number)?.after ?? commitment), ...added],
});

/** Changed from a school year on; the years before keep what was promised for them. */
function changedFrom(versions: Counting['versions'], from: SchoolYear, changes: Changes): Counting['versions'] {
  const present = withChanges({ ...versionIn(versions, from), from }, changes);
  const later = versions.filter((version) => version.from > from).map((version) => withChanges(version, changes));
  const [first, ...next] = versions.filter((version) => version.from < from);
  return first === undefined ? [present, ...later] : [first, ...next, present, ...later];
}

const textOf = (evidence: ContributionEvidence): string =>
  evidence.type === 'placement'
    ? `placement:${evidence.placementId}`
    : evidence.type === 'information-day'
      ? `information-day:${evidence.informationDayId}`
      : `document:${evidence.reference}`;

/** What the events of a partnership itself do to its document. */
export const ownFolds: Folds<Told> = {
  PartnershipProposed: proposing,
  /** A party that is left out keeps the partnership among its own: it is led there, and finds that it is no party. */
  PartnershipRevised: proposing,
  PartnershipSigned: inState('Signing'),
  PartnershipActivated: anew((known) => ({ ...known, state: 'Active' })),
  PartnershipDeclined: inState('Declined'),
  PartnershipWithdrawn: inState('Withdrawn'),
  PartnershipSuspended: inState('Suspended'),
  PartnershipResumed: inState('Active'),
  PartnershipEnded: anew((known, { occurredOn }) => ({ ...known, state: 'Ended', endedOn: occurredOn })),
  PartnershipExpired: inState('Expired'),

  AddendumConcluded: anew((known, { added, changed, occurredOn }) => ({
    ...known,
    versions: changedFrom(known.versions, schoolYearOf(occurredOn), { added, changed }),
  })),
  PartnershipRenewed: anew((known, { added, changed, term }) => ({
    ...known,
    state: 'Active',
    terms: [...known.terms, term],
    promisedYears: promisedSchoolYears([...known.terms, term]),
    versions: changedFrom(known.versions, promisedSchoolYears([term])[0] ?? schoolYearOf(term.from), { added, changed }),
  })),

  ContributionRecorded: own((known, { number, commitmentNumber, schoolYear, quantity, evidence }) => ({
    ...known,
    contributions: [...known.contributions, { number, commitmentNumber, schoolYear, quantity, evidence: textOf(evidence) }],
  })),
  ContributionCorrected: own((known, { number, quantity }) => ({
    ...known,
    contributions: known.contributions.map((contribution) => (contribution.number === number ? { ...contribution, quantity } : contribution)),
  })),
  PartnershipReviewed: own(({ nextReviewOn: _, ...known }, { schoolYear, assessments, actions, nextReviewOn, occurredOn }) => {
    const judgements = Object.fromEntries(assessments.map(({ commitmentNumber, judgement }) => [commitmentNumber, judgement]));
    return {
      ...known,
      reviews: { ...known.reviews, [schoolYear]: { on: occurredOn, judgements, actions } },
      ...(nextReviewOn !== undefined && { nextReviewOn }),
    };
  }),
};
