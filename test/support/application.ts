import 'reflect-metadata';
import type { Express } from 'express';
import type { Container } from 'inversify';
import { pino } from 'pino';
import supertest from 'supertest';
import type { CommandHandler } from '../../domain/ports/commanding.ts';
import type { EventFeed, EventStore } from '../../domain/ports/event-store.ts';
import type { ReadStore } from '../../domain/ports/read-store.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { compose, tokens } from '../../src/composition.ts';
import type { Config } from '../../src/config.ts';
import type { LiveHub } from '../../src/live/hub.ts';
import type { ProjectionRunner } from '../../src/projecting/runner.ts';
import { reactionsOf } from '../../src/reacting/reactions.ts';
import { bindOwnPart, configUnderTest } from './stores-under-test.ts';

/** Midday on the day for which the data was made. */
export const fixedClock = { now: () => '2026-11-20T12:00:00.000Z', today: () => '2026-11-20' as LocalDate };

export type TestApplication = Readonly<{
  container: Container;
  commands: CommandHandler;
  events: EventStore & EventFeed;
  runner: ProjectionRunner;
  /** As soon as everything that has been written so far has led to what it must lead to. */
  reacted(): Promise<void>;
  /** As a programme manager: with an actor, JSON, and reads that wait for what was written last. */
  http: Client;
  server: Express;
  stop(): Promise<void>;
}>;

/** The real composition on stores in memory (or what the environment says), without a port of its own. */
export async function testApplication(change: Partial<Config> = {}): Promise<TestApplication> {
  const config: Config = { ...configUnderTest(), ...change };
  const logger = pino({ level: 'silent' });
  const container = await compose({ config, clock: fixedClock, logger });
  await bindOwnPart(container, config);
  const runner = container.get<ProjectionRunner>(tokens.runner);
  const reactor = container.get<ProjectionRunner>(tokens.reactor);
  await runner.start();
  await reactor.start();
  const server = container.get<Express>(tokens.server);
  const events = container.get<EventStore & EventFeed>(tokens.events);
  return {
    container,
    commands: container.get(tokens.commands),
    events,
    runner,
    reacted: async () => {
      const head = await events.head();
      for (const reaction of reactionsOf(container.get(tokens.commands), logger)) await reactor.collection(reaction, head);
    },
    http: new Client(server),
    server,
    stop: async () => {
      await container.get<LiveHub>(tokens.live).close();
      await reactor.stop();
      await runner.stop();
      await container.get<ReadStore>(tokens.readStore).close();
      await events.close();
    },
  };
}

/** Sends as one actor, and reads its own writes. */
export class Client {
  readonly #server: Express;
  readonly #actor: string;
  #token: string | undefined;

  constructor(server: Express, actor = 'manager-1;role=programme-manager') {
    this.#server = server;
    this.#actor = actor;
  }

  as(actor: string): Client {
    return new Client(this.#server, actor);
  }

  async post(path: string, body: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<supertest.Response> {
    return this.#remember(await supertest(this.#server).post(path).set('Stagepact-Actor', this.#actor).set(headers).send(body));
  }

  async delete(path: string): Promise<supertest.Response> {
    return this.#remember(await supertest(this.#server).delete(path).set('Stagepact-Actor', this.#actor));
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<supertest.Response> {
    const consistent = this.#token === undefined ? {} : { 'Consistency-Token': this.#token };
    return supertest(this.#server).get(path).set('Stagepact-Actor', this.#actor).set(consistent).set(headers);
  }

  /** Never back: the token of a repeat is that of the first time, and others have written since. */
  #remember(response: supertest.Response): supertest.Response {
    const token = response.get('Consistency-Token');
    if (token !== undefined && (this.#token === undefined || token > this.#token)) this.#token = token;
    return response;
  }
}
