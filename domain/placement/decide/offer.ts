import type { DecisionContext } from '../../shared/decider.ts';
import type { OfType } from '../../shared/event.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import { same } from '../../shared/same.ts';
import type { Offer, OfferFacts, OfferPlace } from '../commands.ts';
import type { PlacementEvent } from '../events.ts';
import { kinds } from '../kinds.ts';
import { offeringKinds } from '../lists.ts';
import { keysOf, type OfferedPlace, type PlacementState } from '../state.ts';
import { allowing } from '../transitions.ts';
import { type DecisionsFor, inOrder, institutionFits, reject } from './rules.ts';

type Fitting = Pick<Offer, 'kind' | 'level' | 'programmeCode' | 'period' | 'expiresOn'>;

function fitsKind({ kind, level, programmeCode, period, expiresOn }: Fitting, offeredOn: LocalDate): void {
  const { levels, programmeCode: code } = kinds[kind];
  if (!levels.includes(level)) reject('LevelDoesNotFitKind', { level, kind, levels });
  if (code === 'required' && programmeCode === undefined) reject('ProgrammeCodeRequired', { kind });
  if (code === 'none' && programmeCode !== undefined) reject('ProgrammeCodeNotAllowed', { kind });
  inOrder(offeredOn, expiresOn);
  inOrder(period?.from, period?.to);
}

function employerMayOffer(employer: OfferFacts['employer']): void {
  if (employer.status !== 'Active') reject('OfferingOrganisationNotActive', { status: employer.status });
  if (!offeringKinds.includes(employer.kind)) reject('OrganisationOffersNoPlaces', { kind: employer.kind });
}

function originHolds({ origin, employerId, partnershipId }: Offer, { informationDay: day, partnership }: OfferFacts): void {
  if (origin.type === 'information-day') {
    if (day === undefined || day.status === 'Absent' || day.status === 'Cancelled') reject('OriginDayUnusable', { status: day?.status ?? 'Absent' });
    if (origin.pledgeNumber !== undefined) {
      if (day.pledge === undefined) reject('OriginPledgeUnknown', { pledgeNumber: origin.pledgeNumber });
      if (day.pledge.organisationId !== employerId) reject('OriginPledgeOfAnother', { pledgeNumber: origin.pledgeNumber });
    }
  }
  if (origin.type === 'partnership' && partnershipId !== undefined && partnershipId !== origin.partnershipId) reject('OriginOfOtherPartnership', {});
  if (origin.type === 'partnership' || partnershipId !== undefined) {
    if (partnership?.status !== 'Active') reject('OfferPartnershipNotActive', { status: partnership?.status ?? 'Absent' });
    if (!partnership.employerIsParty) reject('OfferingOrganisationNotParty', {});
  }
}

/** The offer as it is recorded: what its origin names stands beside it too, so that yield can be counted. */
function placeOf({
  placementId,
  origin,
  partnershipId,
  ...offer
}: Offer & Pick<OfferPlace, 'placementId'>): Omit<OfferedPlace, 'offeredOn' | 'trainingCompanyId'> {
  const partnership = origin.type === 'partnership' ? origin.partnershipId : partnershipId;
  return {
    placementId,
    ...offer,
    origin,
    ...(partnership && { partnershipId: partnership }),
    ...(origin.type === 'information-day' && { informationDayId: origin.informationDayId }),
  };
}

export function offerPlace(
  command: Omit<OfferPlace, 'type'>,
  state: PlacementState,
  { by }: DecisionContext,
): readonly OfType<PlacementEvent, 'PlaceOffered'>[] {
  const { facts, occurredOn, ...offer } = command;
  const place = placeOf(offer);
  if (state.status !== 'Absent') {
    const { offeredOn, trainingCompanyId, ...known } = state.offer;
    return same(known, place) ? [] : reject('AlreadyExists', { placementId: known.placementId });
  }
  employerMayOffer(facts.employer);
  fitsKind(offer, occurredOn);
  institutionFits(offer.kind, offer.institutionId, facts.institution);
  originHolds(offer, facts);
  const { trainingCompanyId } = facts.employer;
  return [
    {
      type: 'PlaceOffered',
      data: { ...place, offeredOn: occurredOn, ...(trainingCompanyId && { trainingCompanyId }), recordedBy: by, occurredOn },
    },
  ];
}

export const offerDecisions: DecisionsFor<'OfferPlace' | 'ReviseOffer' | 'WithdrawOffer' | 'ExpireOffer'> = {
  OfferPlace: ({ type: _, ...command }, state, context) => offerPlace(command, state, context),

  ReviseOffer({ type: _, occurredOn, ...changes }, state, { by }) {
    const known = allowing('ReviseOffer', state);
    const offer = { ...known.offer, ...changes };
    if (same(offer, known.offer)) return [];
    fitsKind(offer, offer.offeredOn);
    return [{ type: 'OfferRevised', data: { ...keysOf({ ...known, offer }), expiresOn: offer.expiresOn, recordedBy: by, occurredOn } }];
  },

  WithdrawOffer({ reason, occurredOn }, state) {
    if (state.status === 'Withdrawn') return [];
    return [{ type: 'OfferWithdrawn', data: { ...keysOf(allowing('WithdrawOffer', state)), reason, occurredOn } }];
  },

  ExpireOffer({ occurredOn }, state) {
    if (state.status === 'Expired') return [];
    const known = allowing('ExpireOffer', state);
    const { expiresOn } = known.offer;
    if (occurredOn <= expiresOn) return reject('OfferNotExpired', { expiresOn });
    return [{ type: 'OfferExpired', data: { ...keysOf(known), occurredOn } }];
  },
};
