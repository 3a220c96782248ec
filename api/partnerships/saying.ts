import type { ChangedCommitment, NewCommitment } from '../../domain/partnership/commands.ts';
import type { ContributionEvidence } from '../../domain/partnership/events.ts';
import { isConcluded, type PartnershipState } from '../../domain/partnership/state.ts';
import type { AddendumDto, ContributionDto, EvidenceDto, ReviseProposalDto } from './dto.ts';

/** What requests say, as commands carry it: events keep plain objects, not those of a request. */
const plain = <T extends object>(value: object): T => ({ ...value }) as T;

export const proposalIn = ({ parties, term, commitments, ...rest }: ReviseProposalDto) => ({
  ...rest,
  parties: parties.map(({ organisationId }) => ({ organisationId })),
  term: { from: term.from, to: term.to },
  commitments: commitments.map(plain<NewCommitment>),
});

export const changesIn = ({ add = [], change = [] }: Pick<AddendumDto, 'add' | 'change'>) => ({
  add: add.map(plain<NewCommitment>),
  change: change.map(plain<ChangedCommitment>),
});

/** Which of the other fields there are, goes with the type. */
export const evidenceIn = (evidence: EvidenceDto): ContributionEvidence => plain(evidence);

type Now = () => Promise<PartnershipState | undefined>;

/** The addendum that is meant by one without a number: the one that is open, so that the same words again are the same addendum, else the next. */
export async function addendumMeant({ number }: Pick<AddendumDto, 'number'>, now: Now): Promise<number> {
  if (number !== undefined) return number;
  const state = await now();
  if (state === undefined || !isConcluded(state)) return 1;
  return state.addenda.at(-1)?.status === 'Open' ? state.addenda.length : state.addenda.length + 1;
}

/** Without a number, the next contribution. */
export async function contributionMeant({ number }: Pick<ContributionDto, 'number'>, now: Now): Promise<number> {
  if (number !== undefined) return number;
  const state = await now();
  return state === undefined || !isConcluded(state) ? 1 : state.contributions.length + 1;
}
