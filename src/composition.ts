import 'reflect-metadata';
import type { Express } from 'express';
import { Container } from 'inversify';
import type { Logger } from 'pino';
import { healthRoutes } from '../api/health/routes.ts';
import { developmentActor } from '../api/http/actor.ts';
import { buildServer } from '../api/http/server.ts';
import type { ApiParts } from '../api/parts.ts';
import { routesOf } from '../api/routes.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { EventFeed, EventStore } from '../domain/ports/event-store.ts';
import type { ReadStore } from '../domain/ports/read-store.ts';
import { readModels } from '../projections/read-models.ts';
import { exclusion } from './commanding/facts/exclusion.ts';
import { GatheredFacts } from './commanding/facts/gathering.ts';
import { publicHoliday } from './commanding/facts/public-holidays.ts';
import { sourcesFrom } from './commanding/facts/sources.ts';
import { StudentPlacements } from './commanding/facts/student-placements.ts';
import { DecidingCommandHandler } from './commanding/handler.ts';
import { identities } from './commanding/ids.ts';
import { AggregateLoader } from './commanding/loader.ts';
import { StateCache } from './commanding/state-cache.ts';
import type { Config } from './config.ts';
import { MemoryEventStore } from './event-store/memory/memory-event-store.ts';
import { SqliteEventStore } from './event-store/sqlite/sqlite-event-store.ts';
import { requestLogOf } from './logging.ts';
import { ProjectionRunner } from './projecting/runner.ts';
import { MemoryReadStore } from './read-store/memory/memory-read-store.ts';
import { SqliteReadStore } from './read-store/sqlite/sqlite-read-store.ts';

const cachedAggregates = 20_000;

export const tokens = {
  config: Symbol.for('Config'),
  clock: Symbol.for('Clock'),
  logger: Symbol.for('Logger'),
  events: Symbol.for('EventStore & EventFeed'),
  readStore: Symbol.for('ReadStore'),
  runner: Symbol.for('ProjectionRunner'),
  commands: Symbol.for('CommandHandler'),
  server: Symbol.for('Express'),
} as const;

type Log = EventStore & EventFeed;
const eventStores: Readonly<Record<Config['eventStore'], (config: Config) => Log>> = {
  sqlite: ({ dataFolder }) => new SqliteEventStore(dataFolder),
  memory: () => new MemoryEventStore(),
};
const readStores: Readonly<Record<Config['readStore'], (config: Config) => ReadStore>> = {
  sqlite: ({ dataFolder }) => new SqliteReadStore(dataFolder),
  memory: () => new MemoryReadStore(),
};

export type Given = Readonly<{ config: Config; clock: Clock; logger: Logger }>;

/** Binds every port to its adapter. Nothing is opened before it is asked for. @throws UnusableData when a store cannot be opened */
export function compose({ config, clock, logger }: Given): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(tokens.config).toConstantValue(config);
  container.bind(tokens.clock).toConstantValue(clock);
  container.bind(tokens.logger).toConstantValue(logger);
  container
    .bind(tokens.events)
    .toDynamicValue(() => eventStores[config.eventStore](config))
    .inSingletonScope();
  container
    .bind(tokens.readStore)
    .toDynamicValue(() => readStores[config.readStore](config))
    .inSingletonScope();
  container
    .bind(tokens.runner)
    .toDynamicValue(() => new ProjectionRunner(container.get<Log>(tokens.events), container.get<ReadStore>(tokens.readStore), readModels, logger))
    .inSingletonScope();
  container
    .bind(tokens.commands)
    .toDynamicValue(() => handlerOn(container.get<Log>(tokens.events), container, clock))
    .inSingletonScope();
  container
    .bind(tokens.server)
    .toDynamicValue(() => serverOf(container, clock, logger))
    .inSingletonScope();
  return container;
}

/** A handler with a cache of its own on a store: the real one, or one on an overlay whose writes go nowhere. */
function handlerOn(store: EventStore, container: Container, clock: Clock): DecidingCommandHandler {
  const readModels = container.get<ProjectionRunner>(tokens.runner);
  const feed = container.get<Log>(tokens.events);
  const loader = new AggregateLoader(store, new StateCache(cachedAggregates));
  const students = new StudentPlacements(readModels);
  const sources = sourcesFrom({
    stateOf: (aggregate, id) => loader.stateOf(aggregate, id),
    upToDate: async (projection) => readModels.collection(projection, await feed.head()),
    placementsOf: (studentRef) => students.of(studentRef),
    publicHoliday,
    identities,
  });
  return new DecidingCommandHandler(store, loader, new GatheredFacts(sources, exclusion(students)), clock);
}

function serverOf(container: Container, clock: Clock, logger: Logger): Express {
  const runner = container.get<ProjectionRunner>(tokens.runner);
  const readStore = container.get<ReadStore>(tokens.readStore);
  const parts: ApiParts = {
    commands: container.get(tokens.commands),
    readModels: runner,
    identities,
    clock,
    claimKey: (key, fingerprint) => readStore.claimKey(key, fingerprint),
  };
  return buildServer({
    routes: routesOf(parts),
    outside: (app) => healthRoutes(app, () => runner.status()),
    authenticate: developmentActor,
    identities,
    log: requestLogOf(logger),
  });
}
