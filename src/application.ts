import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Container } from 'inversify';
import type { ReadStore } from '../domain/ports/read-store.ts';
import { localKey } from './access/local-issuer.ts';
import { compose, type Given, tokens } from './composition.ts';
import { closed, listening, serverFor } from './listening.ts';
import type { LiveHub } from './live/hub.ts';
import type { ProjectionRunner } from './projecting/runner.ts';
import { mustBeOfSameLog, reactAnew } from './projecting/same-log.ts';
import type { Log } from './stores.ts';
import type { Vitals } from './watching/vitals.ts';

export type Opened = Readonly<{ container: Container /** Saves the checkpoints and closes the stores. */; close(): Promise<void> }>;

/** Opens the stores and starts the projections and reactions, without listening. */
export async function openApplication(given: Given): Promise<Opened> {
  const container = await compose(given);
  // The last first; also where one of them fails, the others are closed.
  const closing = new AsyncDisposableStack();
  const close = () => closing.disposeAsync();
  try {
    const events = container.get<Log>(tokens.events);
    closing.defer(() => events.close());
    const readStore = container.get<ReadStore>(tokens.readStore);
    closing.defer(() => readStore.close());
    const projector = container.get<ProjectionRunner>(tokens.runner);
    const reactor = container.get<ProjectionRunner>(tokens.reactor);
    if (given.config.eventStore !== 'eventstoredb') {
      await mustBeOfSameLog(events, readStore, projector.projections);
      await reactAnew(events, readStore, reactor.projections);
    }
    for (const runner of [projector, reactor]) {
      closing.defer(() => runner.stop());
      await runner.start();
    }
    return { container, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type Application = Readonly<{
  /** Where it listens. */
  url: string;
  container: Container;
  /** Answers the requests in flight, saves the checkpoints and closes the stores. */
  stop(): Promise<void>;
}>;

/** Opens everything and listens. */
export async function startApplication(given: Given): Promise<Application> {
  const { container, close } = await openApplication(given);
  const { port, host, maxConnections, access, dataFolder } = given.config;
  const server = serverFor(container.get<Express>(tokens.server), maxConnections);
  const live = container.get<LiveHub>(tokens.live);
  const vitals = container.get<Vitals>(tokens.vitals);
  try {
    if (access === 'local') await localKey(dataFolder);
    await listening(server, port, host);
  } catch (error) {
    await close();
    throw error;
  }
  vitals.start();
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    container,
    stop: async () => {
      // Streams would go on for ever; their clients come back to whoever listens then.
      const all = closed(server);
      await live.close();
      await all;
      vitals.stop();
      await close();
    },
  };
}
