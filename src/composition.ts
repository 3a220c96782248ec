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
import type { CommandHandler } from '../domain/ports/commanding.ts';
import type { EventStore } from '../domain/ports/event-store.ts';
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
import { OverlayEventStore } from './event-store/overlay-event-store.ts';
import { CsvImporter } from './import/importer.ts';
import { requestLogOf } from './logging.ts';
import { ProjectionRunner } from './projecting/runner.ts';
import { reactionsOf } from './reacting/reactions.ts';
import { type Log, storesOf } from './stores.ts';

/** How many commands the remembered aggregates may have taken together: some tens of megabytes. */
const cachedCommands = 200_000;

export const tokens = {
  config: Symbol.for('Config'),
  clock: Symbol.for('Clock'),
  logger: Symbol.for('Logger'),
  events: Symbol.for('EventStore & EventFeed'),
  readStore: Symbol.for('ReadStore'),
  runner: Symbol.for('ProjectionRunner'),
  reactor: Symbol.for('ProjectionRunner of reactions'),
  commands: Symbol.for('CommandHandler'),
  importer: Symbol.for('Importer'),
  server: Symbol.for('Express'),
} as const;

export type Given = Readonly<{ config: Config; clock: Clock; logger: Logger }>;

/** Binds every port to its adapter. Nothing is opened before it is asked for. */
export async function compose({ config, clock, logger }: Given): Promise<Container> {
  const stores = await storesOf(config);
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(tokens.config).toConstantValue(config);
  container.bind(tokens.clock).toConstantValue(clock);
  container.bind(tokens.logger).toConstantValue(logger);
  container
    .bind(tokens.events)
    .toDynamicValue(() => stores.events())
    .inSingletonScope();
  container
    .bind(tokens.readStore)
    .toDynamicValue(() => stores.readStore())
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
    .bind(tokens.reactor)
    .toDynamicValue(() => reactorOf(container, logger))
    .inSingletonScope();
  container
    .bind(tokens.importer)
    .toDynamicValue(
      () =>
        new CsvImporter(
          (dryRun) => (dryRun ? handlerOn(new OverlayEventStore(container.get<Log>(tokens.events)), container, clock) : container.get(tokens.commands)),
          identities,
          clock,
        ),
    )
    .inSingletonScope();
  container
    .bind(tokens.server)
    .toDynamicValue(() => serverOf(container, config, clock, logger))
    .inSingletonScope();
  return container;
}

/** A handler with a cache of its own on a store: the real one, or one on an overlay whose writes go nowhere. */
function handlerOn(store: EventStore, container: Container, clock: Clock): DecidingCommandHandler {
  const readModels = container.get<ProjectionRunner>(tokens.runner);
  const feed = container.get<Log>(tokens.events);
  const loader = new AggregateLoader(store, new StateCache(cachedCommands));
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

/** Follows the feed beside the read models, not among them: a command that it gives may wait for a read model to catch up. */
function reactorOf(container: Container, logger: Logger): ProjectionRunner {
  const reactions = reactionsOf(container.get<CommandHandler>(tokens.commands), logger);
  return new ProjectionRunner(container.get<Log>(tokens.events), container.get<ReadStore>(tokens.readStore), reactions, logger);
}

function serverOf(container: Container, config: Config, clock: Clock, logger: Logger): Express {
  const runner = container.get<ProjectionRunner>(tokens.runner);
  const reactor = container.get<ProjectionRunner>(tokens.reactor);
  const readStore = container.get<ReadStore>(tokens.readStore);
  const parts: ApiParts = {
    commands: container.get(tokens.commands),
    importer: container.get(tokens.importer),
    readModels: runner,
    identities,
    clock,
    claimKey: (key, fingerprint) => readStore.claimKey(key, fingerprint),
  };
  return buildServer({
    routes: routesOf(parts),
    outside: (app) => healthRoutes(app, async () => [...(await runner.status()), ...(await reactor.status())]),
    authenticate: developmentActor,
    identities,
    log: requestLogOf(logger),
    limits: config.limits,
    overload: () => undefined,
    proxies: config.proxies,
  });
}
