import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { Period } from '../../shared/local-date.ts';
import { same } from '../../shared/same.ts';
import type { ChangedCommitment, PartnershipCommand, ProposeAddendum, RenewPartnership } from '../commands.ts';
import type { Commitment, CommitmentChange, PartnershipEvent } from '../events.ts';
import { fitting, numbered, reject, saidIn, standingTogether } from '../rules.ts';
import { type Addendum, type ConcludedPartnership, commitmentIn, type PartnershipState, termOf } from '../state.ts';

type Amending = 'ProposeAddendum' | 'RenewPartnership' | 'AgreeAddendum' | 'WithdrawAddendum';
type Content = Pick<Addendum, 'added' | 'changed'>;

const changes = (changed: readonly ChangedCommitment[]) =>
  changed.map(({ number, quantity, per, level, sector }) => ({ number, quantity, per, level, sector }));
const isTheSame = ({ added, changed, term }: Addendum, command: ProposeAddendum | RenewPartnership): boolean =>
  same(saidIn(added), saidIn(command.add)) &&
  same(changes(changed.map(({ after }) => after)), changes(command.change)) &&
  same(term ?? null, 'term' in command ? { from: command.term.from, to: command.term.to } : null);

/** One is open at a time, so that everybody agrees to the same commitments and their numbers stand. Told first: another number would not help. */
function nextNumber({ addenda }: ConcludedPartnership, number: number): number {
  const open = addenda.find(({ status }) => status === 'Open');
  if (open !== undefined) return reject('AddendumStillOpen', { open: open.number });
  return number === addenda.length + 1 ? number : reject('AddendumNumberNotNext', { number, next: addenda.length + 1 });
}

const withChanges = (commitments: readonly Commitment[], { added, changed }: Content): readonly Commitment[] => [
  ...commitments.map((commitment) => changed.find(({ after }) => after.number === commitment.number)?.after ?? commitment),
  ...added,
];

function contentOf(known: ConcludedPartnership, { add, change }: ProposeAddendum | RenewPartnership): Content {
  const changed = change.map(({ number, quantity, per, level, sector }, index): CommitmentChange => {
    if (change.findIndex((other) => other.number === number) < index) return reject('CommitmentChangedTwice', { commitmentNumber: number });
    const before = commitmentIn(known, number) ?? reject('NoSuchCommitment', { commitmentNumber: number });
    const { level: _level, sector: _sector, ...kept } = before;
    return { before, after: fitting({ ...kept, quantity, per, ...(level !== undefined && { level }), ...(sector !== undefined && { sector }) }) };
  });
  const content = { added: numbered(known.proposal.parties, add, known.commitments.length), changed };
  standingTogether(withChanges(known.commitments, content));
  return content;
}

export const amending: Pick<Decisions<PartnershipCommand, PartnershipEvent, PartnershipState>, Amending> = {
  ProposeAddendum(command, state) {
    const { number, add, change, occurredOn } = command;
    const known = inStatus(state, 'Active');
    const earlier = known.addenda.find((addendum) => addendum.number === number);
    if (earlier !== undefined && isTheSame(earlier, command)) return [];
    if (add.length + change.length === 0) return reject('AddendumChangesNothing', {});
    nextNumber(known, number);
    const content = contentOf(known, command);
    if (content.added.length === 0 && content.changed.every(({ before, after }) => same(before, after))) return [];
    return [{ type: 'AddendumProposed', data: { number, ...content, occurredOn } }];
  },

  /** A renewal binds every party anew, so every party agrees to it, as to an addendum; until then the present term runs on. */
  RenewPartnership(command, state) {
    const { number, occurredOn } = command;
    const { from, to } = command.term;
    const known = inStatus(state, 'Active', 'Expired');
    const earlier = known.addenda.find((addendum) => addendum.number === number);
    if (earlier !== undefined && isTheSame(earlier, command)) return [];
    if (from >= to) return reject('DatesOutOfOrder', { from, to });
    nextNumber(known, number);
    const present = termOf(known);
    if (from <= present.to) return reject('RenewalBeforeTermEnds', { from, to: present.to });
    const term: Period = { from, to };
    return [{ type: 'RenewalProposed', data: { number, ...contentOf(known, command), term, termNumber: known.terms.length + 1, occurredOn } }];
  },

  AgreeAddendum({ number, organisationId, occurredOn }, state) {
    const known = inStatus(state, 'Active', 'Expired');
    const { partnershipId, proposal, addenda, terms } = known;
    const addendum = addenda.find((candidate) => candidate.number === number) ?? reject('NoSuchAddendum', { number });
    if (addendum.agreedBy.includes(organisationId) && addendum.status !== 'Withdrawn') return [];
    if (!proposal.parties.some((party) => party.organisationId === organisationId)) return reject('NotAParty', { organisationId });
    if (addendum.status !== 'Open') return reject('AddendumNotOpen', { number, state: addendum.status });
    if (addendum.term === undefined) inStatus(state, 'Active');

    const agreed: PartnershipEvent = { type: 'AddendumAgreed', data: { number, organisationId, occurredOn } };
    const agreedBy = [...addendum.agreedBy, organisationId];
    if (proposal.parties.some((party) => !agreedBy.includes(party.organisationId))) return [agreed];

    const { added, changed, term } = addendum;
    const data = { partnershipId, number, added, changed, commitments: withChanges(known.commitments, addendum), occurredOn };
    if (term === undefined) return [agreed, { type: 'AddendumConcluded', data }];
    const { title, parties } = proposal;
    return [agreed, { type: 'PartnershipRenewed', data: { ...data, title, parties, term, termNumber: terms.length + 1 } }];
  },

  /** Makes room for another one when a party does not agree. */
  WithdrawAddendum({ number, reason, occurredOn }, state) {
    const { addenda } = inStatus(state, 'Active', 'Suspended', 'Expired');
    const { status } = addenda.find((addendum) => addendum.number === number) ?? reject('NoSuchAddendum', { number });
    if (status === 'Withdrawn') return [];
    if (status === 'Concluded') return reject('AddendumNotOpen', { number, state: status });
    return [{ type: 'AddendumWithdrawn', data: { number, reason, occurredOn } }];
  },
};
