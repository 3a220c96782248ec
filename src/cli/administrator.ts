import 'reflect-metadata';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { EventFeed } from '../../domain/ports/event-store.ts';
import { membershipRegister } from '../../projections/membership-register.ts';
import { systemClock } from '../clock.ts';
import { identities } from '../commanding/ids.ts';
import { tokens } from '../composition.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, subjectIn, UsageError } from '../exit-codes.ts';
import type { ProjectionRunner } from '../projecting/runner.ts';
import { opened } from './opened.ts';

const usage = `npm run administrator -- --first SUBJECT
  Maakt iemand de eerste beheerder; daarna geven beheerders zelf rollen uit. Kan maar één keer.
  Makes somebody the first administrator; from then on administrators grant roles themselves. Possible only once.`;

await ending(async () => {
  const { values } = argumentsOf(usage, { options: { first: { type: 'string' } } });
  const first = subjectIn(values.first, usage);
  return opened(configFrom(process.env), async (container) => {
    const head = await container.get<EventFeed>(tokens.events).head();
    const register = await container.get<ProjectionRunner>(tokens.runner).collection(membershipRegister, head);
    const { items } = await register.find({ index: 'byRole', where: { role: 'administrator' }, limit: 1 });
    if (items.length > 0) throw new UsageError('Er is al een beheerder; die geeft rollen uit. / There is an administrator already, who grants roles.');
    const today = systemClock.today();
    const commandId = identities.of('command', 'first administrator');
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
