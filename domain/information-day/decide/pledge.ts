import { type Decisions, inStatus } from '../../shared/decider.ts';
import type { RecordPledge } from '../commands.ts';
import type { InformationDayEvent, Pledge } from '../events.ts';
import type { InformationDayState } from '../state.ts';
import { mustBeActive, mustBeWhole, reject } from './reject.ts';

/** What a pledge is for; an organisation has one of them on a day. */
const promises = ({ organisationId, kind, level, sector }: Omit<Pledge, 'number' | 'places'>): string => `${organisationId} ${kind} ${level} ${sector}`;

/** Those that stand; of a day that was cancelled none does. */
const pledgesOf = (state: InformationDayState): readonly Pledge[] => (state.status !== 'Cancelled' && 'pledges' in state ? state.pledges : []);

export const pledgeDecisions: Decisions<RecordPledge, InformationDayEvent, InformationDayState> = {
  /** Under its own number a pledge may be raised or lowered; the same promise under another number is refused, so that it never counts twice. */
  RecordPledge({ type: _, facts, occurredOn, ...pledge }, state) {
    const { number, places } = pledge;
    const known = pledgesOf(state).find((other) => promises(other) === promises(pledge));
    if (known?.places === places) return [];
    const { day, pledges } = inStatus(state, 'Open', 'Closed', 'Held');
    mustBeWhole('number', number);
    mustBeWhole('places', places);
    if (known === undefined) {
      mustBeActive(facts.organisation);
      if (pledges.some((other) => other.number === number)) return reject('PledgeNumberTaken', { number });
      return [{ type: 'PledgeRecorded', data: { ...day, pledge, occurredOn } }];
    }
    if (known.number !== number) return reject('PledgeMadeAlready', { number: known.number, places: known.places });
    return [{ type: 'PledgeRevised', data: { ...day, pledge, before: known.places, occurredOn } }];
  },
};
