import { partnershipRejections } from '../../../domain/partnership/rejections.ts';
import { type ConcludedPartnership, isConcluded, type PartnershipState } from '../../../domain/partnership/state.ts';
import { partnershipWalks } from '../../support/builders/partnership.ts';
import { deciderProperties } from '../../support/properties.ts';

type Known = Exclude<PartnershipState, { status: 'Absent' }>;
/** A rule for partnerships that exist, and one for those that were signed by all. */
const known =
  (holds: (partnership: Known) => boolean) =>
  (state: PartnershipState): boolean =>
    state.status === 'Absent' || holds(state);
const concluded =
  (holds: (partnership: ConcludedPartnership) => boolean) =>
  (state: PartnershipState): boolean =>
    !isConcluded(state) || holds(state);

const once = (values: readonly unknown[]): boolean => new Set(values.map((value) => JSON.stringify(value))).size === values.length;
const commitmentsOf = (state: Known) => (isConcluded(state) ? state.commitments : state.proposal.commitments);
const fromOne = (numbered: readonly { readonly number: number }[]): boolean => numbered.every(({ number }, index) => number === index + 1);

deciderProperties({
  name: 'a partnership',
  ...partnershipWalks,
  rejections: partnershipRejections,
  statuses: { Absent: true, Proposed: true, Signing: true, Declined: true, Withdrawn: true, Active: true, Suspended: true, Ended: true, Expired: true },
  invariants: {
    'it has 2 or more parties, each once': known(
      ({ proposal: { parties } }) => parties.length >= 2 && once(parties.map(({ organisationId }) => organisationId)),
    ),
    'at least one party is an institution and one an employer, park association or municipality': known(
      ({ proposal: { parties } }) =>
        parties.some(({ kind }) => kind === 'educational-institution') &&
        parties.some(({ kind }) => ['employer', 'park-association', 'municipality'].includes(kind)),
    ),
    'each side makes at least one commitment': known((state) => new Set(commitmentsOf(state).map(({ side }) => side)).size === 2),
    'every commitment is made by a party': known((state) =>
      commitmentsOf(state).every(({ organisationId }) => state.proposal.parties.some((party) => party.organisationId === organisationId)),
    ),
    'commitments are numbered in order from 1': known((state) => fromOne(commitmentsOf(state))),
    'a party signs once': known(({ signatures }) => once(signatures.map(({ organisationId }) => organisationId))),
    'from the last signature on every party has signed': concluded(({ proposal: { parties }, signatures }) =>
      parties.every(({ organisationId }) => signatures.some((signature) => signature.organisationId === organisationId)),
    ),
    'the same evidence never counts twice': concluded(({ contributions }) => once(contributions.map(({ evidence }) => evidence))),
    'addenda and contributions are numbered in order from 1': concluded(({ addenda, contributions }) => fromOne(addenda) && fromOne(contributions)),
    'one addendum is open at a time': concluded(({ addenda }) => addenda.filter(({ status }) => status === 'Open').length <= 1),
    'an addendum takes effect when every party has agreed': concluded(({ addenda, proposal: { parties } }) =>
      addenda.every(({ status, agreedBy }) => status !== 'Concluded' || parties.every(({ organisationId }) => agreedBy.includes(organisationId))),
    ),
    'terms follow each other': concluded(({ terms }) =>
      terms.every(({ from, to }, index) => from < to && (index === 0 || from > (terms[index - 1]?.to ?? ''))),
    ),
  },
});
