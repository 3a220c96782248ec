import type { InformationDayCommand } from '../../../domain/information-day/commands.ts';
import { informationDay } from '../../../domain/information-day/decider.ts';
import type { InformationDayEvent } from '../../../domain/information-day/events.ts';
import type { InformationDayState } from '../../../domain/information-day/state.ts';
import { manager } from '../decider-spec.ts';
import { cancelDay, closeRegistration, evaluateDay, holdDay, openRegistration, planDay, registerAttendance, scheduleDay } from './information-day.ts';

/** The events that commands make, one after the other. */
export function eventsAfter(...commands: readonly InformationDayCommand[]): readonly InformationDayEvent[] {
  let state: InformationDayState = informationDay.initial;
  return commands.flatMap((command) => {
    const events = informationDay.decide(command, state, manager);
    state = events.reduce((before, event) => informationDay.evolve(before, event), state);
    return events;
  });
}

const life = [planDay(), scheduleDay(), openRegistration(), registerAttendance({ seats: 2 }), closeRegistration(), holdDay(), evaluateDay()];

/** The shortest way to each status, with one company registered from `Open` on. */
export const history: Readonly<Record<InformationDayState['status'], readonly InformationDayEvent[]>> = {
  Absent: [],
  Planned: eventsAfter(...life.slice(0, 1)),
  Scheduled: eventsAfter(...life.slice(0, 2)),
  Open: eventsAfter(...life.slice(0, 4)),
  Closed: eventsAfter(...life.slice(0, 5)),
  Held: eventsAfter(...life.slice(0, 6)),
  Evaluated: eventsAfter(...life),
  Cancelled: eventsAfter(planDay(), cancelDay()),
};
