import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express } from 'express';
import { destination } from 'pino';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import { Subject } from '../../domain/shared/identifiers.ts';
import { localToken } from '../../src/access/local-issuer.ts';
import { startApplication } from '../../src/application.ts';
import { systemClock } from '../../src/clock.ts';
import { identities } from '../../src/commanding/ids.ts';
import { compose, tokens } from '../../src/composition.ts';
import { configFrom } from '../../src/config.ts';
import { listening, serverFor } from '../../src/listening.ts';
import { loggerTo } from '../../src/logging.ts';

const subject = Subject.parse('manager-1');
const hour = 3600;

/** Everything as in production: tokens, roles, limits, a log line for each request. Only the limits on how much one may ask are out of the way. */
const [folder = '', projecting] = process.argv.slice(2);
const config = configFrom({
  PORT: '0',
  STAGEPACT_DATA: folder,
  STAGEPACT_RATE_LIMIT_PER_SUBJECT: '10000000',
  STAGEPACT_RATE_LIMIT_PER_ADDRESS: '10000000',
});
const given = { config, clock: systemClock, logger: loggerTo(destination({ dest: join(folder, 'requests.log'), sync: true }), config.logLevel) };

/** With the read models in the same process, or as a node of several of which another keeps them. */
async function opened() {
  if (projecting === 'projecting') {
    const { container, url } = await startApplication(given);
    return { container, port: Number(new URL(url).port) };
  }
  const container = await compose(given);
  const server = serverFor(container.get<Express>(tokens.server), config.maxConnections);
  await listening(server, config.port, config.host);
  return { container, port: (server.address() as AddressInfo).port };
}

const { container, port } = await opened();
const today = systemClock.today();
await container.get<CommandHandler>(tokens.commands).handle(
  'membership',
  identities.of('membership', subject),
  [
    {
      commandId: identities.fresh(),
      fingerprint: '',
      command: { type: 'GrantMembership', subject, role: 'programme-manager', from: today, occurredOn: today },
    },
  ],
  { actor: { subject: 'bench', role: 'administrator' }, correlationId: 'bench' },
);
process.send?.({ port, path: '/v1/organisations', headers: { Authorization: `Bearer ${await localToken(folder, subject, hour)}` } });
await once(process, 'disconnect');
process.exit(0);
