import 'reflect-metadata';
import { grantsOn } from '../../domain/membership/state.ts';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { EventFeed } from '../../domain/ports/event-store.ts';
import { membershipRegister } from '../../projections/membership-register.ts';
import { allOf } from '../../projections/shared/all-of.ts';
import { systemClock } from '../clock.ts';
import { identities } from '../commanding/ids.ts';
import { tokens } from '../composition.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, subjectIn, UsageError } from '../exit-codes.ts';
import type { ProjectionRunner } from '../projecting/runner.ts';
import { opened } from './opened.ts';

const usage = `npm run administrator -- --first SUBJECT
  Maakt iemand de eerste beheerder; daarna geven beheerders zelf rollen uit. Kan alleen zolang er geen is.
  Makes somebody the first administrator; from then on administrators grant roles themselves. Possible only while there is none.`;

await ending(async () => {
  const { values } = argumentsOf(usage, { options: { first: { type: 'string' } } });
  const first = subjectIn(values.first, usage);
  return opened(configFrom(process.env), async (container) => {
    const head = await container.get<EventFeed>(tokens.events).head();
    const register = await container.get<ProjectionRunner>(tokens.runner).collection(membershipRegister, head);
    const known = await allOf(register, { index: 'byRole', where: { role: 'administrator' } });
    const today = systemClock.today();
    // One whose last day is over can grant nobody anything.
    if (known.some(({ state }) => grantsOn(state, today).some(({ role }) => role === 'administrator')))
      throw new UsageError('Er is al een beheerder; die geeft rollen uit. / There is an administrator already, who grants roles.');
    // Never that of the first time: who has been it before would be taken for a repeat, and be told so although nothing was granted.
    const commandId = identities.fresh();
    await container
      .get<CommandHandler>(tokens.commands)
      .handle(
        'membership',
        identities.of('membership', first),
        [{ commandId, fingerprint: first, command: { type: 'GrantMembership', subject: first, role: 'administrator', from: today, occurredOn: today } }],
        { actor: { subject: 'command-line', role: 'administrator' }, correlationId: commandId },
      );
    console.log(`${first} is nu beheerder. / ${first} is an administrator now.`);
    return 0;
  });
});
