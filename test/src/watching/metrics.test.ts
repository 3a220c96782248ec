import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ConcurrencyConflict, StoreUnavailable } from '../../../domain/ports/errors.ts';
import { type EventStore, positionOf, type StreamName } from '../../../domain/ports/event-store.ts';
import { settings } from '../../../src/config.ts';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.ts';
import type { ProjectionStatus } from '../../../src/projecting/runner.ts';
import { Metrics } from '../../../src/watching/metrics.ts';
import { Progress } from '../../../src/watching/progress.ts';
import { expositionOf } from '../../../src/watching/watch.ts';
import { WatchedEventStore } from '../../../src/watching/watched-event-store.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { appendAll } from '../../support/log.ts';
import { metadata, newStream, proposed } from '../../support/proposed.ts';
import { until } from '../../support/until.ts';

/** The value of one line of the exposition; undefined where there is no such line. */
const valueIn = (text: string, series: string): number | undefined => {
  const line = text.split('\n').find((found) => found.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

describe('/metrics', () => {
  const employer = { name: 'Vliet', kind: 'employer', kvk: '99400001', municipality: 'GM0546', postcode: '2333 CK', place: 'Leiden', sectors: [] };
  let application: TestApplication;
  let text: string;
  let id: string;
  beforeAll(async () => {
    application = await testApplication();
    const { http, server, events, runner } = application;
    id = (await http.post('/v1/organisations', employer)).body.id;
    await http.post('/v1/organisations', employer);
    await http.post('/v1/organisations', { ...employer, name: 'Anders' });
    await http.get(`/v1/organisations/${id}`);
    await http.get('/v1/nowhere');
    const head = await events.head();
    await until(async () => (await runner.status()).every(({ position }) => position >= head));
    await until(async () => (await supertest(server).get('/readyz')).status === 200);
    const answer = await supertest(server).get('/metrics');
    expect([answer.status, answer.type]).toStrictEqual([200, 'text/plain']);
    text = answer.text;
  });
  afterAll(() => application.stop());

  it.each([
    ['stagepact_http_request_duration_seconds_count{method="POST",route="/v1/organisations",status="201"}', 1],
    ['stagepact_http_request_duration_seconds_count{method="POST",route="/v1/organisations",status="200"}', 1],
    ['stagepact_http_request_duration_seconds_count{method="POST",route="/v1/organisations",status="409"}', 1],
    ['stagepact_http_request_duration_seconds_count{method="GET",route="/v1/organisations/:id",status="200"}', 1],
    ['stagepact_http_request_duration_seconds_count{method="GET",route="none",status="404"}', 1],
    ['stagepact_http_requests_in_flight', 1],
    ['stagepact_http_requests_turned_away_total{reason="in-flight"}', 0],
    ['stagepact_http_requests_turned_away_total{reason="denials"}', 0],
    ['stagepact_command_duration_seconds_count{aggregate="organisation",outcome="written"}', 1],
    ['stagepact_command_duration_seconds_count{aggregate="organisation",outcome="unchanged"}', 1],
    ['stagepact_command_duration_seconds_count{aggregate="organisation",outcome="refused"}', 1],
    ['stagepact_projection_state{projection="audit-history",state="live"}', 1],
    ['stagepact_projection_state{projection="audit-history",state="stopped"}', 0],
    ['stagepact_projection_behind_events{projection="audit-history"}', 0],
    ['stagepact_projection_lag_seconds{projection="audit-history"}', 0],
    ['stagepact_projection_state{projection="reaction-information-days-planned",state="live"}', 1],
    ['stagepact_event_stream_subscribers', 0],
    ['stagepact_event_stream_catch_ups_total', 0],
  ])('%s is %d', (series, value) => {
    expect(valueIn(text, series)).toBe(value);
  });

  it.each([
    'stagepact_append_duration_seconds_count{outcome="written"}',
    'stagepact_events_appended_total',
    'stagepact_state_cache_requests_total{result="hit"}',
    'stagepact_state_cache_requests_total{result="miss"}',
    'stagepact_projection_events_total{projection="audit-history"}',
    'process_resident_memory_bytes',
    'nodejs_heap_size_used_bytes',
    'process_cpu_seconds_total',
  ])('%s has been counted', (series) => {
    expect(valueIn(text, series)).toBeGreaterThan(0);
  });

  it('says how late the event loop is', () => {
    for (const what of ['mean', 'p99', 'max']) expect(valueIn(text, `nodejs_eventloop_lag_seconds{of="${what}"}`)).toBeGreaterThanOrEqual(0);
  });

  it('says nothing of whom it is about', () => {
    expect(text).not.toContain(id);
    expect(text).not.toContain('manager-1');
  });
});

describe('an event store that is watched', () => {
  const failing = (error: Error): EventStore => ({ append: () => Promise.reject(error), read: async () => [], close: async () => undefined });
  const stream = newStream();

  it.each([
    ['conflict', new ConcurrencyConflict(stream, 'no-stream', 'no-stream')],
    ['unavailable', new StoreUnavailable('away')],
    ['failed', new TypeError('no JSON')],
  ])('counts an append that ends in %s as that, and passes it on', async (outcome, error) => {
    const metrics = new Metrics();
    await expect(new WatchedEventStore(failing(error), metrics).append(stream, 'no-stream', [proposed()])).rejects.toBe(error);
    const text = await metrics.registry.metrics();
    expect(valueIn(text, `stagepact_append_duration_seconds_count{outcome="${outcome}"}`)).toBe(1);
    expect(valueIn(text, 'stagepact_events_appended_total')).toBe(0);
  });

  it('is the store below in everything else', async () => {
    const store = new MemoryEventStore();
    const watched = new WatchedEventStore(store, new Metrics());
    const events = [proposed(), proposed()];
    expect(await watched.append(stream, 'no-stream', events)).toStrictEqual({ revision: 1, position: positionOf(2) });
    expect((await watched.read(stream, { limit: 10 })).map((event) => event.id)).toStrictEqual(events.map((event) => event.id));
    await watched.close();
    await expect(store.head()).rejects.toThrow('closed');
  });
});

describe('the progress of read models', () => {
  const at = (place: number, change: Partial<ProjectionStatus> = {}): ProjectionStatus => ({
    name: `at-${place}`,
    version: 1,
    position: positionOf(place),
    state: 'live',
    behind: 3 - place,
    ...change,
  });
  async function told(status: () => Promise<readonly ProjectionStatus[]>, withinMs = 60_000, metrics = new Metrics()): Promise<string> {
    const store = new MemoryEventStore();
    for (const second of [10, 20, 30])
      await appendAll(store, 'organisation-a' as StreamName, [proposed({ metadata: metadata({ recordedAt: `2026-11-20T12:00:${second}.000Z` }) })]);
    await new Progress(store, status, () => '2026-11-20T12:01:00.000Z', metrics).refresh(withinMs);
    return metrics.registry.metrics();
  }

  it('is the age of the oldest event that one has not taken in', async () => {
    const text = await told(async () => [at(0), at(2), at(3, { state: 'stopped' })]);
    const lags = [0, 2, 3].map((place) => valueIn(text, `stagepact_projection_lag_seconds{projection="at-${place}"}`));
    expect(lags).toStrictEqual([50, 30, 0]);
    expect(valueIn(text, 'stagepact_projection_behind_events{projection="at-0"}')).toBe(3);
    expect(valueIn(text, 'stagepact_projection_state{projection="at-3",state="stopped"}')).toBe(1);
  });

  it('is not told where it cannot be known, rather than as it was before', async () => {
    const metrics = new Metrics();
    await told(async () => [at(0)], 60_000, metrics);
    const away = await told(() => Promise.reject(new StoreUnavailable('away')), 60_000, metrics);
    expect(away).not.toContain('projection="at-0"');
    await told(async () => [at(0)], 60_000, metrics);
    expect(await told(() => new Promise(() => undefined), 1, metrics)).not.toContain('projection="at-0"');
  });
});

describe('docs/operations.md', () => {
  const page = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');

  it('says of every setting what it is and what it is when nothing is said', () => {
    const missing = settings.filter(({ name, fallback }) => !page.includes(`| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\` `}|`));
    expect(missing.map(({ name }) => name)).toStrictEqual([]);
  });

  it('says of every metric what it is good for', async () => {
    const metrics = new Metrics();
    const watched = { feed: new MemoryEventStore(), status: async () => [], now: () => '', followers: () => 0 };
    await expositionOf(metrics, watched)();
    expect(
      metrics.registry
        .getMetricsAsArray()
        .map(({ name }) => name)
        .filter((name) => !page.includes(`\`${name}\``)),
    ).toStrictEqual([]);
  });
});
