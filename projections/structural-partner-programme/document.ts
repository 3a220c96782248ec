import type { Side } from '../../domain/partnership/commitments.ts';
import type { Commitment, Judgement, Party } from '../../domain/partnership/events.ts';
import type { Counted as CountedFor, Evidence } from '../../domain/partnership/fulfilment.ts';
import { type PartnershipState, sinceConclusion } from '../../domain/partnership/state.ts';
import type { OrganisationId, PartnershipId } from '../../domain/shared/identifiers.ts';
import type { Level, PlacementKind, Sector } from '../../domain/shared/lists.ts';
import type { LocalDate, Period } from '../../domain/shared/local-date.ts';
import type { SchoolYear } from '../../domain/shared/school-year.ts';

/** The commitments that stand from a school year on, until the next version: what was promised for earlier years stays what it was. */
export type Version = Readonly<{ from: SchoolYear; commitments: readonly Commitment[] }>;

/** The places of one sort that started in one school year, each by the key of its evidence: all that tells whether they count for a commitment. */
export type StartedPlaces = Readonly<{
  schoolYear: SchoolYear;
  kind: PlacementKind;
  employer: OrganisationId;
  institution?: OrganisationId;
  level: Level;
  sector: Sector;
  keys: readonly string[];
}>;

/** What was promised for each school year and later once counts for both, each by what it asks: `once` tells them apart. */
export type Counted = CountedFor & Readonly<{ once?: true }>;

/** `quantity` is what counts now, after corrections; `evidence` reads as the keys of other evidence do. */
type GivenContribution = Readonly<{ number: number; commitmentNumber: number; schoolYear: SchoolYear; quantity: number; evidence: string }>;

/** By number of the commitment; one that the review did not judge is not there. */
type Judgements = Readonly<Record<string, Judgement>>;
type GivenReview = Readonly<{ on: LocalDate; judgements: Judgements; actions: readonly string[] }>;

/** Since when somebody has not kept a promise: the fields that lists are ordered by, each a day and then the title. */
export type Arrears = Readonly<{ due: string; educationDue: string; workDue: string }>;

/** What is counted and what it is counted against; the fields of lists are made of it (`listed.ts`), and what depends on the day is left to the reader (`view.ts`). */
export type Counting = Readonly<{
  _id: PartnershipId;
  title: string;
  state: Exclude<PartnershipState['status'], 'Absent'>;
  parties: readonly Party[];
  /** The proposed term, from the last signature on the terms one after the other. */
  terms: readonly Period[];
  /** The school years for which a promise "per school year" is made. */
  promisedYears: readonly SchoolYear[];
  versions: readonly [Version, ...Version[]];
  endedOn?: LocalDate;
  nextReviewOn?: LocalDate;
  /** The last review of each school year. */
  reviews: Readonly<Record<string, GivenReview>>;
  contributions: readonly GivenContribution[];
  /** Each piece of evidence that counts out of the streams of the parties, in the order of commitment, school year and key. */
  counted: readonly Counted[];
  started: readonly StartedPlaces[];
  offered: number;
  completed: number;
  /** Information days that its parties held or gave in its terms, by id. */
  days: readonly string[];
}>;

export type ProgrammeDocument = Counting &
  Arrears &
  Readonly<{
    party: readonly OrganisationId[];
    side: readonly Side[];
    sector: readonly Sector[];
    level: readonly Level[];
    schoolYear: readonly SchoolYear[];
  }>;

/** What an organisation did that may fulfil its commitments, and the partnerships that it is a party of. It has none of the fields of lists, so it is in none. */
export type OrganisationDocument = Readonly<{ _id: string; partnerships: readonly PartnershipId[]; evidence: readonly Evidence[] }>;

export type PartnerProgrammeDocument = ProgrammeDocument | OrganisationDocument;

export const organisationKey = (id: string): string => `organisation:${id}`;
export const isPartnership = (document: PartnerProgrammeDocument | undefined): document is ProgrammeDocument => document !== undefined && 'terms' in document;
export const isOrganisation = (document: PartnerProgrammeDocument | undefined): document is OrganisationDocument =>
  document !== undefined && 'partnerships' in document;

/** From the last signature on. Nothing is promised before that. */
export const isConcluded = ({ state }: Pick<Counting, 'state'>): boolean => (sinceConclusion as readonly string[]).includes(state);
