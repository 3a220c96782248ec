import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closed, listening, type Patience, serverFor, usualPatience } from '../../src/listening.ts';

export type Served = Readonly<{ url: string; port: number; server: Server; stop(): Promise<void> }>;

/** On a free port of this machine, as the program itself listens. */
export async function served(listener: RequestListener, change: Partial<Patience> = {}, maxConnections = 100): Promise<Served> {
  const patience = { ...usualPatience, drainMs: 0, ...change };
  const server = serverFor(listener, maxConnections, patience);
  await listening(server, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, server, stop: () => closed(server, patience) };
}
