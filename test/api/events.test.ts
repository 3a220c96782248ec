import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApplication, testApplication } from '../support/application.ts';
import { EventStream } from '../support/event-stream.ts';
import { type Served, served } from '../support/serving.ts';
import { configUnderTest } from '../support/stores-under-test.ts';
import { until } from '../support/until.ts';

const employer = (kvk: number) => ({
  name: `Bedrijf ${kvk}`,
  kind: 'employer',
  kvk: String(kvk),
  municipality: 'GM0546',
  postcode: '2333 CK',
  place: 'Leiden',
  sectors: [],
});

const start = '0'.repeat(20);

describe('GET /v1/events', () => {
  let application: TestApplication;
  let server: Served;
  let kvk = 99_200_000;
  const open: EventStream[] = [];
  beforeAll(async () => {
    application = await testApplication({ eventStreamsPerSubject: 3, eventStreams: 5 });
    server = await served(application.server);
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(async () => {
    await application.stop();
    await server.stop();
  });

  /** A stream that has begun: what happens from now on is in it. */
  async function follow(query = '', headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
    const stream = await EventStream.open(`${server.url}/v1/events${query}`, { 'Stagepact-Actor': 'manager-1', ...headers });
    open.push(stream);
    if (stream.status === 200) await stream.next();
    return stream;
  }
  async function register(): Promise<string> {
    kvk += 1;
    return (await application.http.post('/v1/organisations', employer(kvk))).body.id;
  }

  it('tells what happens as it happens, as the history tells it, in the reader’s language', async () => {
    const [english, dutch] = [await follow(), await follow('', { 'Accept-Language': 'nl' })];
    expect(english.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const id = await register();
    const [event] = await english.take(1);
    const { items } = (await application.http.get(`/v1/organisations/${id}/history`, { 'Accept-Language': 'en' })).body;
    expect(event).toStrictEqual(items[0]);
    expect((await dutch.take(1))[0]?.sentence).not.toBe(event?.sentence);
  });

  it('begins with where it is, so that a client that saw nothing yet comes back to the same place', async () => {
    const stream = await EventStream.open(`${server.url}/v1/events`, { 'Stagepact-Actor': 'manager-1' });
    open.push(stream);
    expect(await stream.next()).toStrictEqual({ id: await application.events.head(), comment: 'follows' });
  });

  it('goes on after Last-Event-ID, without a gap and without telling anything twice', async () => {
    const first = await follow();
    const ids = [await register(), await register(), await register(), await register()];
    await first.take(2);
    first.close();
    ids.push(await register());
    const second = await follow('', { 'Last-Event-ID': String(first.lastEventId) });
    const rest = [...(await second.take(3))];
    ids.push(await register());
    rest.push(...(await second.take(1)));
    expect(rest.map(({ aggregateId }) => aggregateId)).toStrictEqual(ids.slice(2));
  });

  it('counts a Last-Event-ID beyond the end of the log as the end', async () => {
    const stream = await follow('', { 'Last-Event-ID': '9'.repeat(20) });
    const id = await register();
    expect((await stream.take(1))[0]?.aggregateId).toBe(id);
  });

  it('tells a caller for an organisation only what is about that organisation', async () => {
    const [first, second] = [await register(), await register()];
    for (const own of [first, second]) {
      const stream = await follow('', { 'Stagepact-Actor': `someone;role=employer;organisation=${own}`, 'Last-Event-ID': start });
      expect((await stream.take(1)).map(({ aggregateId }) => aggregateId)).toStrictEqual([own]);
    }
  });

  it('can be asked for one organisation, kind of record or stream', async () => {
    const [, id] = [await register(), await register(), await register()];
    for (const query of [`?organisation=${id}`, `?stream=organisation-${id}`, `?aggregate=organisation&stream=organisation-${id}`]) {
      const stream = await follow(query, { 'Last-Event-ID': start });
      expect((await stream.take(1))[0]?.aggregateId).toBe(id);
      stream.close();
    }
    expect((await follow('?aggregate=cats')).status).toBe(400);
  });

  it('refuses a Last-Event-ID that is none', async () => {
    const refused = await follow('', { 'Last-Event-ID': 'yesterday' });
    expect([refused.status, (await refused.body()).code]).toStrictEqual([400, 'InvalidHeader']);
  });

  it('lets one person follow so many streams at once and no more, and gives the place back when one ends', async () => {
    const streams = [await follow(), await follow(), await follow()];
    const refused = await follow();
    expect([refused.status, refused.response.headers['retry-after'], (await refused.body()).code]).toStrictEqual([429, '10', 'TooManyStreams']);
    expect((await follow('', { 'Stagepact-Actor': 'manager-2' })).status).toBe(200);
    streams[0]?.close();
    await until(async () => (await follow()).status === 200);
  });

  it('turns away who comes when all places are taken', async () => {
    for (const subject of ['a', 'a', 'b', 'b', 'c']) expect((await follow('', { 'Stagepact-Actor': subject })).status).toBe(200);
    const refused = await follow('', { 'Stagepact-Actor': 'd' });
    expect([refused.status, refused.response.headers['retry-after'], (await refused.body()).code]).toStrictEqual([503, '1', 'Overloaded']);
  });

  it('answers a HEAD without a stream', async () => {
    const answer = await fetch(`${server.url}/v1/events`, { method: 'HEAD', headers: { 'Stagepact-Actor': 'manager-1' } });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toStrictEqual([200, 'text/event-stream; charset=utf-8', '']);
  });

  it('ends when the server stops', async () => {
    const another = await testApplication(configUnderTest());
    const listening = await served(another.server);
    const stream = await EventStream.open(`${listening.url}/v1/events`);
    await stream.next();
    await another.stop();
    expect(await stream.next()).toBeUndefined();
    await listening.stop();
  });
});
