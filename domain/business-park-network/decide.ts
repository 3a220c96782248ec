import { type Decisions, inStatus } from '../shared/decider.ts';
import type { OrganisationId } from '../shared/identifiers.ts';
import type { LocalDate } from '../shared/local-date.ts';
import { isActive } from '../shared/organisation-fact.ts';
import { rejecting, sharedRejections } from '../shared/rejection.ts';
import { same } from '../shared/same.ts';
import type { BusinessParkNetworkCommand, PlanningFacts } from './commands.ts';
import type { Activity, BusinessParkNetworkEvent, PlannedDay } from './events.ts';
import { daysToPlan } from './plan.ts';
import { businessParkNetworkRejections } from './rejections.ts';
import { type BusinessParkNetworkState, isLive, type Membership } from './state.ts';

const reject = rejecting({ ...sharedRejections, ...businessParkNetworkRejections });

const liveOf = <M extends Membership>(list: readonly M[], organisationId: OrganisationId): M | undefined =>
  list.find((membership) => membership.organisationId === organisationId && isLive(membership));

/** Times of belonging follow each other; the day of leaving may be that of joining again. */
function mustFollowEarlier(list: readonly Membership[], organisationId: OrganisationId, since: LocalDate): void {
  for (const earlier of list) {
    if (earlier.organisationId === organisationId && earlier.until !== undefined && since < earlier.until)
      reject('MembershipsOverlap', { until: earlier.until });
  }
}

function mustBeSound(activities: readonly Activity[]): void {
  const seen = new Set<string>();
  for (const { kind, month } of activities) {
    if (!Number.isInteger(month) || month < 1 || month > 12) reject('RhythmMonthUnknown', { month: String(month) });
    if (seen.has(kind)) reject('RhythmKindTwice', { kind });
    seen.add(kind);
  }
}

function withId(day: Omit<PlannedDay, 'informationDayId'>, { dayIds }: PlanningFacts): PlannedDay {
  const { kind, institutionId } = day;
  const found = dayIds.find((candidate) => candidate.kind === kind && candidate.institutionId === institutionId);
  return found === undefined ? reject('PlannedDayWithoutId', { kind, institutionId }) : { informationDayId: found.informationDayId, ...day };
}

export const businessParkNetworkDecisions: Decisions<BusinessParkNetworkCommand, BusinessParkNetworkEvent, BusinessParkNetworkState> = {
  EstablishNetwork({ type: _, facts, ...data }, state) {
    if (state.status !== 'Absent') {
      const { networkId, name, municipality, associationId } = state;
      const { occurredOn: _on, ...asked } = data;
      return same({ networkId, name, municipality, associationId }, asked) ? [] : reject('AlreadyExists', { networkId, name });
    }
    if (!isActive(facts.association, 'park-association')) return reject('NetworkNeedsActiveAssociation', { ...facts.association });
    return [{ type: 'NetworkEstablished', data }];
  },

  JoinNetwork({ organisationId, since, facts, occurredOn }, state, { today }) {
    const { networkId, members } = inStatus(state, 'Active');
    if (liveOf(members, organisationId) !== undefined) return [];
    if (!isActive(facts.organisation, 'employer')) return reject('MemberNotActiveEmployer', { ...facts.organisation });
    if (since > today) return reject('OccurredInFuture', { occurredOn: since, today });
    if (since > occurredOn) return reject('DatesOutOfOrder', { from: since, to: occurredOn });
    mustFollowEarlier(members, organisationId, since);
    return [{ type: 'CompanyJoinedNetwork', data: { networkId, organisationId, since, occurredOn } }];
  },

  LeaveNetwork({ organisationId, occurredOn }, state) {
    const { networkId, members } = inStatus(state, 'Active');
    const membership = liveOf(members, organisationId);
    if (membership === undefined) return [];
    const { since } = membership;
    if (occurredOn < since) return reject('DatesOutOfOrder', { from: since, to: occurredOn });
    return [{ type: 'CompanyLeftNetwork', data: { networkId, organisationId, since, occurredOn } }];
  },

  LinkInstitution({ organisationId, programmes: named = [], facts, occurredOn }, state) {
    const { networkId, links } = inStatus(state, 'Active');
    const programmes = [...new Set(named)].sort();
    const known = liveOf(links, organisationId);
    if (known !== undefined && same(known.programmes, programmes)) return [];
    if (!isActive(facts.organisation, 'educational-institution')) return reject('LinkedNotActiveInstitution', { ...facts.organisation });
    if (known !== undefined) {
      return [{ type: 'InstitutionProgrammesChanged', data: { networkId, organisationId, programmes, before: known.programmes, occurredOn } }];
    }
    mustFollowEarlier(links, organisationId, occurredOn);
    return [{ type: 'InstitutionLinked', data: { networkId, organisationId, programmes, occurredOn } }];
  },

  UnlinkInstitution({ organisationId, occurredOn }, state) {
    const { networkId, links } = inStatus(state, 'Active');
    const link = liveOf(links, organisationId);
    if (link === undefined) return [];
    if (occurredOn < link.since) return reject('DatesOutOfOrder', { from: link.since, to: occurredOn });
    return [{ type: 'InstitutionUnlinked', data: { networkId, organisationId, occurredOn } }];
  },

  NameCoordinator({ contactRef, occurredOn }, state) {
    const { networkId, coordinator: before } = inStatus(state, 'Active');
    if (before === contactRef) return [];
    return [{ type: 'CoordinatorNamed', data: { networkId, contactRef, ...(before !== undefined && { before }), occurredOn } }];
  },

  SetRhythm({ activities, occurredOn }, state) {
    const { networkId, rhythm: before } = inStatus(state, 'Active');
    if (same(before, activities)) return [];
    mustBeSound(activities);
    return [{ type: 'RhythmSet', data: { networkId, activities, before, occurredOn } }];
  },

  PlanSchoolYear({ schoolYear, facts, occurredOn }, state) {
    const active = inStatus(state, 'Active');
    const network = { ...active, links: active.links.filter(({ organisationId }) => !facts.gone.includes(organisationId)) };
    if (network.rhythm.length === 0) return reject('NetworkWithoutRhythm', {});
    if (!network.links.some(isLive)) return reject('NetworkWithoutInstitution', {});
    const days = daysToPlan(network, schoolYear).map((day) => withId(day, facts));
    if (days.length === 0) return [];
    return facts.gone.includes(network.associationId)
      ? reject('NetworkNeedsActiveAssociation', {})
      : [{ type: 'SchoolYearPlanned', data: { networkId: network.networkId, schoolYear, days, occurredOn } }];
  },

  DissolveNetwork({ reason, facts, occurredOn }, state) {
    if (state.status === 'Dissolved') return [];
    const { networkId, establishedOn } = inStatus(state, 'Active');
    if (occurredOn < establishedOn) return reject('DatesOutOfOrder', { from: establishedOn, to: occurredOn });
    if (facts.daysAhead > 0) return reject('NetworkHasDaysAhead', { daysAhead: facts.daysAhead });
    return [{ type: 'NetworkDissolved', data: { networkId, reason, occurredOn } }];
  },
};
