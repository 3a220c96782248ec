import { parseArgs } from 'node:util';
import { EventStoreDbStandIn } from './stand-in.ts';

/**
 * The stand-in as a process of its own, for several programs to share and for tests that kill or stop it for real:
 *
 *     node test/support/eventstoredb/serve.ts [--port 2113] [--file events.jsonl]
 *
 * prints its connection string as the first line and runs until it is told to end, or the process that forked it has ended.
 */
const { values } = parseArgs({ options: { port: { type: 'string' }, file: { type: 'string' } } });
const server = await EventStoreDbStandIn.start({
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.file === undefined ? {} : { file: values.file }),
});
console.log(server.url);
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => void server.stop().then(() => process.exit(0)));
