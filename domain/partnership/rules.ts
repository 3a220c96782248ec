import type { OrganisationId } from '../shared/identifiers.ts';
import { type Facts, rejecting, sharedRejections } from '../shared/rejection.ts';
import { isWhole } from '../shared/whole.ts';
import type { NewCommitment, PartyFacts, ProposePartnership } from './commands.ts';
import { commitmentRules, type PartyKind, partyKinds, sideOf, sides } from './commitments.ts';
import type { Commitment, Party } from './events.ts';
import { partnershipRejections } from './rejections.ts';
import type { Proposal } from './state.ts';

type Code = keyof typeof sharedRejections | keyof typeof partnershipRejections;
export const reject: (code: Code, facts: Facts) => never = rejecting({ ...sharedRejections, ...partnershipRejections });

const isPartyKind = (kind: string): kind is PartyKind => (partyKinds as readonly string[]).includes(kind);
const workParties: readonly PartyKind[] = ['employer', 'park-association', 'municipality'];

function partyOf(organisationId: OrganisationId, { organisations }: PartyFacts): Party {
  const organisation = Object.hasOwn(organisations, organisationId) ? organisations[organisationId] : undefined;
  if (organisation === undefined) return reject('PartyUnknown', { organisationId });
  const { status, kind, name } = organisation;
  if (status !== 'Active') return reject('PartyDeactivated', { organisationId });
  if (!isPartyKind(kind)) return reject('PartyWithoutSide', { organisationId, kind });
  return { organisationId, kind, ...(name !== undefined && { name }) };
}

function partiesOf(named: readonly OrganisationId[], facts: PartyFacts): readonly Party[] {
  if (named.length < 2) return reject('TooFewParties', { parties: named.length });
  const twice = named.find((organisationId, index) => named.indexOf(organisationId) < index);
  if (twice !== undefined) return reject('PartyNamedTwice', { organisationId: twice });
  const parties = named.map((organisationId) => partyOf(organisationId, facts));
  if (!parties.some(({ kind }) => kind === 'educational-institution')) return reject('PartnershipNeedsInstitution', {});
  if (!parties.some(({ kind }) => workParties.includes(kind))) return reject('PartnershipNeedsWorkParty', {});
  return parties;
}

const unitOf = ({ kind, unit }: NewCommitment) => unit ?? commitmentRules[kind].units[0];

/** The quantity of whatever is promised or given, a whole number. */
export const wholeFrom = (least: 0 | 1, quantity: number): number =>
  isWhole(quantity, least) ? quantity : reject('QuantityNotWhole', { quantity: quantity || 0, least });

/** The commitment as it is, when it keeps the rules of its kind. */
export function fitting(commitment: Commitment): Commitment {
  const { kind, quantity, unit, level, description } = commitment;
  const { units, levels } = commitmentRules[kind];
  wholeFrom(1, quantity);
  if (!units.includes(unit)) return reject('CommitmentUnitDoesNotFit', { kind, unit, allowed: units });
  if (level !== undefined && !levels.includes(level)) return reject('CommitmentLevelDoesNotFit', { kind, level, allowed: levels });
  if (kind === 'other' && (description ?? '').trim() === '') return reject('CommitmentNeedsDescription', {});
  return commitment;
}

/** New commitments of the parties, numbered on from those that are there. */
export const numbered = (parties: readonly Party[], commitments: readonly NewCommitment[], after: number): readonly Commitment[] =>
  commitments.map((commitment, index) => {
    const { organisationId, kind } = commitment;
    const party = parties.find((known) => known.organisationId === organisationId);
    if (party === undefined) return reject('CommitmentOfNoParty', { organisationId });
    const { by } = commitmentRules[kind];
    if (!by.includes(party.kind)) return reject('CommitmentNotForParty', { kind, organisationKind: party.kind, allowed: by });
    return fitting({ ...commitment, number: after + index + 1, side: sideOf[party.kind], unit: unitOf(commitment) });
  });

const sameSubject = (a: Commitment, b: Commitment): boolean =>
  a.organisationId === b.organisationId &&
  a.kind === b.kind &&
  a.unit === b.unit &&
  a.per === b.per &&
  a.level === b.level &&
  a.sector === b.sector &&
  a.description === b.description;

/** All commitments of a partnership together: none says what another says, as the same evidence would count for both. */
export function standingTogether(commitments: readonly Commitment[]): readonly Commitment[] {
  for (const commitment of commitments) {
    const other = commitments.find((known) => known.number < commitment.number && sameSubject(known, commitment));
    if (other !== undefined) return reject('CommitmentMadeTwice', { number: commitment.number, other: other.number });
  }
  return commitments;
}

/** What is proposed, with its parties known, its commitments numbered, and every rule kept. */
export function proposalOf({
  title,
  parties: named,
  term: { from, to },
  commitments: promised,
  facts,
}: Omit<ProposePartnership, 'type' | 'partnershipId'>): Proposal {
  if (from >= to) return reject('DatesOutOfOrder', { from, to });
  const parties = partiesOf(
    named.map(({ organisationId }) => organisationId),
    facts,
  );
  const commitments = standingTogether(numbered(parties, promised, 0));
  const silent = sides.find((side) => !commitments.some((commitment) => commitment.side === side));
  if (silent !== undefined) return reject('SideWithoutCommitment', { side: silent });
  return { title, parties, term: { from, to }, commitments };
}

const said = (commitment: NewCommitment) => {
  const { organisationId, kind, quantity, per, level, sector, description } = commitment;
  return { organisationId, kind, quantity, per, level, sector, description, unit: unitOf(commitment) };
};
/** What somebody said in commitments, without the number and side that they got. */
export const saidIn = (commitments: readonly NewCommitment[]) => commitments.map(said);
