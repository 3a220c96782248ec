import { describe, expect, it } from '@jest/globals';
import type { OfferFacts, OfferPlace, PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import { type Level, levels, type PlacementKind, placementKinds } from '../../../domain/shared/lists.ts';
import {
  days,
  employerId,
  historiesOf,
  informationDayId,
  institutionId,
  keysOf,
  offerFacts,
  offerPlace,
  on,
  partnershipId,
  placementId,
  programmeCode,
  recorder,
  school,
  stepsOf,
} from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const keys = keysOf().offered;
const withFacts = (facts: Partial<OfferFacts>, change: Partial<OfferPlace> = {}): OfferPlace =>
  offerPlace('bpv-bol', { facts: { ...offerFacts, ...facts }, ...change });
const offered = step.offered.data;

describe('offer a place', () => {
  it('is recorded with its origin and whether it is additional', () => given().when(offerPlace()).thenEvents(step.offered));
  it('by a municipality as well', () =>
    given()
      .when(withFacts({ employer: { status: 'Active', kind: 'municipality' } }))
      .thenEvents({
        type: 'PlaceOffered',
        data: { ...keys, origin: { type: 'employer' }, expiresOn: days.expires, recordedBy: recorder, occurredOn: days.offered },
      }));
  it('says nothing new when it is known with the same data', () =>
    given(step.offered)
      .when(offerPlace('bpv-bol', { occurredOn: days.proposed }))
      .thenNothing());
  it('refuses another offer for the same placement', () =>
    given(step.offered)
      .when(offerPlace('bpv-bol', { sector: 'handel' }))
      .thenRejected('AlreadyExists', { placementId }));
  it.each(['Absent', 'Deactivated'] as const)('the employer is active, not %s', (status) =>
    given()
      .when(withFacts({ employer: { status, kind: 'employer' } }))
      .thenRejected('OfferingOrganisationNotActive', { status }),
  );
  it('a school or an association offers no places', () =>
    given()
      .when(withFacts({ employer: school }))
      .thenRejected('OrganisationOffersNoPlaces', { kind: 'educational-institution' }));
  it('does not expire before it is made', () =>
    given()
      .when(offerPlace('bpv-bol', { expiresOn: on('2025-08-26') }))
      .thenRejected('DatesOutOfOrder', { from: days.offered, to: '2025-08-26' }));
  it('expires on the day itself at the earliest', () =>
    given()
      .when(offerPlace('bpv-bol', { expiresOn: days.offered }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, expiresOn: days.offered } }));
  it('wishes for a period that begins before it ends', () =>
    given()
      .when(offerPlace('bpv-bol', { period: { from: days.to, to: days.from } }))
      .thenRejected('DatesOutOfOrder', { from: days.to, to: days.from }));
  it('keeps the wished period', () =>
    given()
      .when(offerPlace('bpv-bol', { period: { from: days.from, to: days.to } }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, period: { from: days.from, to: days.to } } }));
});

describe('the institution that a place is meant for', () => {
  it('is an active educational institution', () =>
    given()
      .when(withFacts({ institution: school }, { institutionId }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, institutionId } }));
  it('is looked up', () => given().when(offerPlace('bpv-bol', { institutionId })).thenRejected('PlacementInstitutionUnfit', { status: 'Absent' }));
  it('is no employer', () =>
    given()
      .when(withFacts({ institution: { status: 'Active', kind: 'employer' } }, { institutionId }))
      .thenRejected('PlacementInstitutionUnfit', { status: 'Active' }));
  it('does not exist for a work-experience place', () =>
    given().when(offerPlace('work-experience', { institutionId })).thenRejected('PlacementHasNoInstitution', { kind: 'work-experience' }));
});

describe('the level fits the kind', () => {
  const mbo: readonly Level[] = ['mbo-1', 'mbo-2', 'mbo-3', 'mbo-4'];
  const hbo: readonly Level[] = ['hbo-ad', 'hbo-bachelor', 'hbo-master'];
  const wo: readonly Level[] = ['wo-bachelor', 'wo-master'];
  const fitting: Readonly<Record<PlacementKind, readonly Level[]>> = {
    'bpv-bol': mbo,
    'bpv-bbl': mbo,
    'mbo-other': mbo,
    'hbo-internship': hbo,
    'wo-internship': wo,
    dual: [...hbo, ...wo],
    'work-experience': ['graduate'],
  };
  const pairs = placementKinds.flatMap((kind) => levels.map((level) => [kind, level, fitting[kind].includes(level)] as const));

  it.each(pairs)('%s at %s: %s', (kind, level, fits) => {
    const offering = given().when(offerPlace(kind, { level }));
    if (fits) offering.thenEvents({ type: 'PlaceOffered', data: { ...stepsOf({ kind }).offered.data, level } });
    else offering.thenRejected('LevelDoesNotFitKind', { level, kind, levels: fitting[kind] });
  });
});

describe('the programme code', () => {
  const { programmeCode: _, ...without } = offerPlace('bpv-bol');
  it.each(['bpv-bol', 'bpv-bbl'] as const)('is required for %s', (kind) =>
    given()
      .when({ ...without, kind })
      .thenRejected('ProgrammeCodeRequired', { kind }),
  );
  it('is required for dual', () =>
    given()
      .when({ ...without, kind: 'dual', level: 'hbo-ad' })
      .thenRejected('ProgrammeCodeRequired', { kind: 'dual' }));
  it.each(['mbo-other', 'hbo-internship', 'wo-internship'] as const)('is optional for %s', (kind) =>
    given()
      .when(offerPlace(kind, { programmeCode }))
      .thenEvents({ type: 'PlaceOffered', data: { ...stepsOf({ kind }).offered.data, programmeCode } }),
  );
  it('does not exist for a work-experience place', () =>
    given().when(offerPlace('work-experience', { programmeCode })).thenRejected('ProgrammeCodeNotAllowed', { kind: 'work-experience' }));
});

describe('an information day as origin', () => {
  const origin = { type: 'information-day', informationDayId } as const;
  const pledged = { ...origin, pledgeNumber: 3 } as const;
  it.each(['Planned', 'Scheduled', 'Held', 'Evaluated'] as const)('counts for the yield of a day that is %s', (status) =>
    given()
      .when(withFacts({ informationDay: { status } }, { origin }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, origin, informationDayId } }),
  );
  it.each(['Absent', 'Cancelled'] as const)('is no day that is %s', (status) =>
    given()
      .when(withFacts({ informationDay: { status } }, { origin }))
      .thenRejected('OriginDayUnusable', { status }),
  );
  it('is looked up', () => given().when(offerPlace('bpv-bol', { origin })).thenRejected('OriginDayUnusable', { status: 'Absent' }));
  it('names a pledge of the employer', () =>
    given()
      .when(withFacts({ informationDay: { status: 'Held', pledge: { organisationId: employerId } } }, { origin: pledged }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, origin: pledged, informationDayId } }));
  it('names no pledge of another organisation', () =>
    given()
      .when(withFacts({ informationDay: { status: 'Held', pledge: { organisationId: institutionId } } }, { origin: pledged }))
      .thenRejected('OriginPledgeOfAnother', { pledgeNumber: 3 }));
  it('names no pledge that the day has not', () =>
    given()
      .when(withFacts({ informationDay: { status: 'Held' } }, { origin: pledged }))
      .thenRejected('OriginPledgeUnknown', { pledgeNumber: 3 }));
});

describe('a partnership', () => {
  const origin = { type: 'partnership', partnershipId } as const;
  const party = { partnership: { status: 'Active', employerIsParty: true } } as const;
  it('as origin makes the place count under it', () =>
    given()
      .when(withFacts(party, { origin }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, origin, partnershipId } }));
  it('may stand beside another origin', () =>
    given()
      .when(withFacts(party, { partnershipId }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, partnershipId } }));
  it('is the one that the origin names', () => {
    given()
      .when(withFacts(party, { origin, partnershipId }))
      .thenEvents({ type: 'PlaceOffered', data: { ...offered, origin, partnershipId } });
    given()
      .when(withFacts(party, { origin, partnershipId: partnershipId.replace('4', '5') as typeof partnershipId }))
      .thenRejected('OriginOfOtherPartnership');
  });
  it.each(['Proposed', 'Signing', 'Suspended', 'Ended', 'Expired', 'Declined', 'Withdrawn', 'Absent'] as const)('that is %s brings no places', (status) =>
    given()
      .when(withFacts({ partnership: { status, employerIsParty: true } }, { partnershipId }))
      .thenRejected('OfferPartnershipNotActive', { status }),
  );
  it('is looked up', () => given().when(offerPlace('bpv-bol', { origin })).thenRejected('OfferPartnershipNotActive', { status: 'Absent' }));
  it('has the employer as a party', () =>
    given()
      .when(withFacts({ partnership: { status: 'Active', employerIsParty: false } }, { origin }))
      .thenRejected('OfferingOrganisationNotParty'));
});

describe('an offer', () => {
  const revise = (change: Partial<Extract<PlacementCommand, { type: 'ReviseOffer' }>>): PlacementCommand => ({
    type: 'ReviseOffer',
    occurredOn: days.proposed,
    ...change,
  });
  const period = { from: days.from, to: days.to };
  it('is revised', () =>
    given(step.offered)
      .when(revise({ level: 'mbo-4', sector: 'handel', additional: false, expiresOn: days.to, period, programmeCode }))
      .thenEvents({
        type: 'OfferRevised',
        data: { ...keys, level: 'mbo-4', sector: 'handel', additional: false, period, expiresOn: days.to, recordedBy: recorder, occurredOn: days.proposed },
      }));
  it('is revised to what it says already: nothing', () =>
    given(step.offered)
      .when(revise({ level: 'mbo-3', additional: true }))
      .thenNothing());
  it('without code and period stays without them', () => {
    const { offered: first } = stepsOf({ kind: 'hbo-internship' });
    const { recordedBy: _, occurredOn: _on, ...known } = first.data;
    const revised: PlacementEvent = {
      type: 'OfferRevised',
      data: { ...keysOf({ kind: 'hbo-internship' }).offered, sector: 'handel', expiresOn: days.expires, recordedBy: recorder, occurredOn: days.proposed },
    };
    given(first)
      .when(revise({ sector: 'handel' }))
      .thenEvents(revised);
    expect(given(first, revised).state).toStrictEqual({
      status: 'Offered',
      offer: { ...known, sector: 'handel' },
      recordedBy: { additional: recorder, sector: recorder },
    });
  });
  it('keeps to its kind when it is revised', () =>
    given(step.offered)
      .when(revise({ level: 'hbo-ad' }))
      .thenRejected('LevelDoesNotFitKind'));
  it('is withdrawn', () =>
    given(step.offered).when({ type: 'WithdrawOffer', reason: 'no trainer left', occurredOn: days.proposed }).thenEvents(step.withdrawn));
  it('is withdrawn once', () => given(step.offered, step.withdrawn).when({ type: 'WithdrawOffer', reason: 'again', occurredOn: days.matched }).thenNothing());
  it('expires when its date has passed', () =>
    given(step.offered)
      .when({ type: 'ExpireOffer', occurredOn: on('2025-12-26') })
      .thenEvents(step.expired));
  it('does not expire on its last day', () =>
    given(step.offered).when({ type: 'ExpireOffer', occurredOn: days.expires }).thenRejected('OfferNotExpired', { expiresOn: days.expires }));
  it('expires once', () =>
    given(...historiesOf().Expired)
      .when({ type: 'ExpireOffer', occurredOn: days.to })
      .thenNothing());
});
