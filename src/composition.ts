import 'reflect-metadata';
import type { Express } from 'express';
import { Container } from 'inversify';
import type { Logger } from 'pino';
import { type Authenticate, byHeader, byToken } from '../api/access/authentication.ts';
import { Authorisation } from '../api/access/authorisation.ts';
import { metricsRoute } from '../api/health/metrics.ts';
import { healthRoutes } from '../api/health/routes.ts';
import { buildServer } from '../api/http/server.ts';
import { documentationRoutes } from '../api/openapi/serving.ts';
import type { ApiParts } from '../api/parts.ts';
import { routesOf } from '../api/routes.ts';
import { aggregateOf } from '../domain/aggregates.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { CommandHandler } from '../domain/ports/commanding.ts';
import type { EventStore } from '../domain/ports/event-store.ts';
import type { ReadStore } from '../domain/ports/read-store.ts';
import type { InformationDayId } from '../domain/shared/identifiers.ts';
import { readModels } from '../projections/read-models.ts';
import { issuerOf } from './access/issuer.ts';
import { StreamMemberships } from './access/memberships.ts';
import { TokenAuthenticator } from './access/token-authenticator.ts';
import { exclusion } from './commanding/facts/exclusion.ts';
import { GatheredFacts } from './commanding/facts/gathering.ts';
import type { Lookups } from './commanding/facts/lookups.ts';
import { publicHoliday } from './commanding/facts/public-holidays.ts';
import { sources } from './commanding/facts/sources.ts';
import { StudentPlacements } from './commanding/facts/student-placements.ts';
import { DecidingCommandHandler } from './commanding/handler.ts';
import { identities } from './commanding/ids.ts';
import { AggregateLoader } from './commanding/loader.ts';
import { StateCache } from './commanding/state-cache.ts';
import type { Config } from './config.ts';
import { OverlayEventStore } from './event-store/overlay-event-store.ts';
import { CsvImporter } from './import/importer.ts';
import { onRecord } from './import/refusals.ts';
import { LiveHub } from './live/hub.ts';
import { requestLogOf } from './logging.ts';
import { ProjectionRunner } from './projecting/runner.ts';
import type { Followed } from './projecting/track.ts';
import { reactionsOf } from './reacting/reactions.ts';
import { type Log, storesOf } from './stores.ts';
import { Metrics } from './watching/metrics.ts';
import { thresholdsOf, Vitals } from './watching/vitals.ts';
import { expositionOf } from './watching/watch.ts';
import { WatchedCommandHandler } from './watching/watched-command-handler.ts';
import { WatchedEventStore } from './watching/watched-event-store.ts';
import { watchedProjecting } from './watching/watched-projecting.ts';
import { watchedRequests } from './watching/watched-requests.ts';
import { WatchedStateCache } from './watching/watched-state-cache.ts';

/** How long a decision waits for a read model that its facts come from; an import may have written thousands of events a moment ago. */
const factsWithinMs = 30_000;

/** How much the remembered aggregates may weigh together: some tens of megabytes. */
const cachedWeight = 200_000;

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
  live: Symbol.for('LiveHub'),
  metrics: Symbol.for('Metrics'),
  vitals: Symbol.for('Vitals'),
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
  container.bind(tokens.metrics).toConstantValue(new Metrics());
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
    .toDynamicValue(() => runnerOf(readModels, container, logger))
    .inSingletonScope();
  container
    .bind(tokens.commands)
    .toDynamicValue(() => watchedHandler(container, clock))
    .inSingletonScope();
  container
    .bind(tokens.reactor)
    .toDynamicValue(() => runnerOf(reactionsOf(container.get<CommandHandler>(tokens.commands), logger), container, logger))
    .inSingletonScope();
  container
    .bind(tokens.importer)
    .toDynamicValue(() => importerOn(container, clock))
    .inSingletonScope();
  container
    .bind(tokens.live)
    .toDynamicValue(() => liveOn(container, config, logger))
    .inSingletonScope();
  container
    .bind(tokens.vitals)
    .toDynamicValue(() => new Vitals(thresholdsOf(config.eventLoopDelayMs, config.memoryBytes)))
    .inSingletonScope();
  container
    .bind(tokens.server)
    .toDynamicValue(() => serverOf(container, config, clock, logger))
    .inSingletonScope();
  return container;
}

/** A handler with a cache of its own on a store: the real one, or one on an overlay whose writes go nowhere. */
function handlerOn(store: EventStore, container: Container, clock: Clock, cache: StateCache, daysBeside: Lookups['daysBeside']): DecidingCommandHandler {
  const readModels = container.get<ProjectionRunner>(tokens.runner);
  const feed = container.get<Log>(tokens.events);
  const loader = new AggregateLoader(store, cache);
  const students = new StudentPlacements(readModels, feed, factsWithinMs);
  const lookups: Lookups = {
    stateOf: (aggregate, id) => loader.stateOf(aggregate, id),
    upToDate: async (projection) => readModels.collection(projection, { position: await feed.head(), withinMs: factsWithinMs }),
    daysBeside,
    placementsOf: (studentRef) => students.of(studentRef),
    publicHoliday,
    identities,
  };
  return new DecidingCommandHandler(store, loader, new GatheredFacts(sources, lookups, exclusion(students)), clock);
}

function dryHandler(container: Container, clock: Clock): CommandHandler {
  const store = new OverlayEventStore(container.get<Log>(tokens.events));
  const daysBeside = () =>
    store.touched().flatMap((stream) => {
      const known = aggregateOf(stream);
      return known?.aggregate === 'informationDay' ? [known.id as InformationDayId] : [];
    });
  return handlerOn(store, container, clock, new StateCache(cachedWeight), daysBeside);
}

function importerOn(container: Container, clock: Clock): CsvImporter {
  const commands = container.get<CommandHandler>(tokens.commands);
  return new CsvImporter((dryRun) => (dryRun ? dryHandler(container, clock) : commands), identities, clock, onRecord(commands, identities, clock));
}

function watchedHandler(container: Container, clock: Clock): CommandHandler {
  const metrics = container.get<Metrics>(tokens.metrics);
  const store = new WatchedEventStore(container.get<Log>(tokens.events), metrics);
  return new WatchedCommandHandler(
    handlerOn(store, container, clock, new WatchedStateCache(cachedWeight, metrics), () => []),
    metrics,
  );
}

/** Reactions follow the feed beside the read models, not among them: a command that one gives may wait for a read model to catch up. */
function runnerOf(followed: readonly Followed[], container: Container, logger: Logger): ProjectionRunner {
  const runner = new ProjectionRunner(container.get<Log>(tokens.events), container.get<ReadStore>(tokens.readStore), followed, logger);
  runner.around = watchedProjecting(container.get<Metrics>(tokens.metrics));
  return runner;
}

function liveOn(container: Container, { eventStreams: total, eventStreamsPerSubject: perSubject }: Config, logger: Logger): LiveHub {
  const hub = new LiveHub(container.get<Log>(tokens.events), container.get<ProjectionRunner>(tokens.runner), logger, { total, perSubject });
  hub.onCatchUp = () => container.get<Metrics>(tokens.metrics).catchUps.inc();
  hub.onTurnedAway = () => container.get<Metrics>(tokens.metrics).turnedAway.inc({ reason: 'event-streams' });
  return hub;
}

function serverOf(container: Container, config: Config, clock: Clock, logger: Logger): Express {
  const runner = container.get<ProjectionRunner>(tokens.runner);
  const reactor = container.get<ProjectionRunner>(tokens.reactor);
  const metrics = container.get<Metrics>(tokens.metrics);
  const live = container.get<LiveHub>(tokens.live);
  const status = async () => [...(await runner.status()), ...(await reactor.status())];
  const exposition = expositionOf(metrics, { feed: container.get<Log>(tokens.events), status, now: clock.now, followers: () => live.readers });
  const parts: ApiParts = {
    commands: container.get(tokens.commands),
    importer: container.get(tokens.importer),
    live,
    readModels: runner,
    identities,
    clock,
    keys: container.get<ReadStore>(tokens.readStore),
  };
  const log = watchedRequests(requestLogOf(logger), metrics);
  const authorisation = new Authorisation(parts, log);
  const routes = routesOf(parts);
  return buildServer({
    routes,
    outside: (app) => {
      healthRoutes(app, status);
      metricsRoute(app, exposition);
    },
    open: (app) => documentationRoutes(app, routes, config.contact),
    authenticate: authenticateBy(config, parts),
    authorise: (route, call, held, body) => authorisation.answer(route, call, held, body),
    identities,
    log,
    limits: config.limits,
    overload: () => container.get<Vitals>(tokens.vitals).overload(),
    proxies: config.proxies,
  });
}

function authenticateBy(config: Config, parts: ApiParts): Authenticate {
  if (config.access === 'development') return byHeader;
  return byToken(new TokenAuthenticator(issuerOf(config)), new StreamMemberships(parts));
}
