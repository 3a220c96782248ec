import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Container } from 'inversify';
import type { EventStore } from '../domain/ports/event-store.ts';
import type { ReadStore } from '../domain/ports/read-store.ts';
import { compose, type Given, tokens } from './composition.ts';
import type { ProjectionRunner } from './projecting/runner.ts';

const drainMs = 10_000;

export type Application = Readonly<{
  /** Where it listens. */
  url: string;
  container: Container;
  /** Answers the requests in flight, saves the checkpoints and closes the stores. */
  stop(): Promise<void>;
}>;

/** Opens the stores, starts the projections and listens. */
export async function startApplication(given: Given): Promise<Application> {
  const container = compose(given);
  const { port, host } = given.config;
  const events = container.get<EventStore>(tokens.events);
  const readStore = container.get<ReadStore>(tokens.readStore);
  const runner = container.get<ProjectionRunner>(tokens.runner);
  await runner.start();
  const server = createServer(container.get<Express>(tokens.server));
  try {
    await listening(server, port, host);
  } catch (error) {
    await closeStores();
    throw error;
  }
  const address = server.address() as AddressInfo;

  async function closeStores(): Promise<void> {
    await runner.stop();
    await readStore.close();
    await events.close();
  }

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    container,
    stop: async () => {
      await closed(server);
      await closeStores();
    },
  };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Takes no new requests, waits for those in flight, and cuts what is still open after a while. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
