import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import type { PartnershipCommand } from '../commands.ts';
import type { PartnershipEvent } from '../events.ts';
import { reject } from '../rules.ts';
import { type ConcludedPartnership, type PartnershipState, termOf } from '../state.ts';

type Running = 'SuspendPartnership' | 'ResumePartnership' | 'EndPartnership' | 'ExpirePartnership';

/** What does not run yet is not stopped. A year that was mistaken would take every promise of it away, and an end is for good. */
const sinceActivation = ({ activatedOn }: ConcludedPartnership, occurredOn: LocalDate): void => {
  if (occurredOn < activatedOn) reject('DatesOutOfOrder', { from: activatedOn, to: occurredOn });
};

export const running: Pick<Decisions<PartnershipCommand, PartnershipEvent, PartnershipState>, Running> = {
  SuspendPartnership({ reason, occurredOn }, state) {
    if (state.status === 'Suspended') return [];
    sinceActivation(inStatus(state, 'Active'), occurredOn);
    return [{ type: 'PartnershipSuspended', data: { reason, occurredOn } }];
  },

  ResumePartnership({ occurredOn }, state) {
    if (state.status === 'Active') return [];
    inStatus(state, 'Suspended');
    return [{ type: 'PartnershipResumed', data: { occurredOn } }];
  },

  EndPartnership({ reason, occurredOn }, state) {
    if (state.status === 'Ended') return [];
    sinceActivation(inStatus(state, 'Active', 'Suspended'), occurredOn);
    return [{ type: 'PartnershipEnded', data: { reason, occurredOn } }];
  },

  ExpirePartnership({ occurredOn }, state) {
    if (state.status === 'Expired') return [];
    const known = inStatus(state, 'Active', 'Suspended');
    const term = termOf(known);
    if (occurredOn <= term.to) return reject('PartnershipTermNotOver', { to: term.to });
    return [{ type: 'PartnershipExpired', data: { termNumber: known.terms.length, term, occurredOn } }];
  },
};
