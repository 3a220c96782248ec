import type { Logger } from 'pino';
import type { BusinessParkNetworkEvent, PlannedDay } from '../../domain/business-park-network/events.ts';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { ConcurrencyConflict, StoreUnavailable } from '../../domain/ports/errors.ts';
import type { Recorded } from '../../domain/ports/projection.ts';
import type { OfType } from '../../domain/shared/event.ts';
import { Rejection } from '../../domain/shared/rejection.ts';
import { identities } from '../commanding/ids.ts';
import type { Reaction } from './reaction.ts';

type SchoolYearPlanned = OfType<BusinessParkNetworkEvent, 'SchoolYearPlanned'>;

/** A network that plans its school year leads to an information day for each day of the plan. */
export function planInformationDays(commands: CommandHandler, logger: Logger): Reaction {
  async function plan({ id: causationId, metadata }: Recorded, { schoolYear, occurredOn }: SchoolYearPlanned['data'], day: PlannedDay): Promise<void> {
    const { informationDayId, institutionId, ...asPlanned } = day;
    const commandId = identities.of('reaction', `${causationId} ${informationDayId}`);
    const { actor, correlationId, traceparent } = metadata;
    try {
      await commands.handle(
        'informationDay',
        informationDayId,
        // The event says everything that is asked, so that the id made from it is the fingerprint too.
        [
          {
            commandId,
            fingerprint: commandId,
            command: { type: 'PlanDay', ...asPlanned, informationDayId, institutionIds: [institutionId], schoolYear, occurredOn },
          },
        ],
        { actor, correlationId, causationId, ...(traceparent !== undefined && { traceparent }) },
      );
    } catch (error) {
      if (error instanceof ConcurrencyConflict) throw new StoreUnavailable(`${informationDayId} is being written to by others`, { cause: error });
      if (!(error instanceof Rejection)) throw error;
      logger.warn({ causationId, informationDayId, code: error.code, correlationId }, 'a day of a school year plan was refused; it is passed over');
    }
  }

  return {
    name: 'information-days-planned',
    version: 1,
    types: new Set<SchoolYearPlanned['type']>(['SchoolYearPlanned']),
    async react(recorded) {
      const { data } = recorded.event as unknown as SchoolYearPlanned;
      for (const day of data.days) await plan(recorded, data, day);
    },
  };
}
