import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { PartnershipCommand } from '../commands.ts';
import type { PartnershipEvent } from '../events.ts';
import { reject } from '../rules.ts';
import { type PartnershipState, termOf } from '../state.ts';

type Running = 'SuspendPartnership' | 'ResumePartnership' | 'EndPartnership' | 'ExpirePartnership';

export const running: Pick<Decisions<PartnershipCommand, PartnershipEvent, PartnershipState>, Running> = {
  SuspendPartnership({ reason, occurredOn }, state) {
    if (state.status === 'Suspended') return [];
    inStatus(state, 'Active');
    return [{ type: 'PartnershipSuspended', data: { reason, occurredOn } }];
  },

  ResumePartnership({ occurredOn }, state) {
    if (state.status === 'Active') return [];
    inStatus(state, 'Suspended');
    return [{ type: 'PartnershipResumed', data: { occurredOn } }];
  },

  EndPartnership({ reason, occurredOn }, state) {
    if (state.status === 'Ended') return [];
    inStatus(state, 'Active', 'Suspended');
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
