import type { Logger } from 'pino';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { Followed } from '../projecting/track.ts';
import { planInformationDays } from './information-days.ts';
import { follower } from './reaction.ts';

/** Every reaction of the programme, as the feed is followed for it. */
export const reactionsOf = (commands: CommandHandler, logger: Logger): readonly Followed[] => [follower(planInformationDays(commands, logger))];
