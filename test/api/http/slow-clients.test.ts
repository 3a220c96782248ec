import { afterEach, describe, expect, it } from '@jest/globals';
import { apiVersion } from '../../../api/http/request-log.ts';
import type { Route } from '../../../api/http/route.ts';
import type { ServerParts } from '../../../api/http/server.ts';
import type { Patience } from '../../../src/listening.ts';
import { bareServer, keepingRequestLog, roomy, route } from '../../support/bare-server.ts';
import { RawClient } from '../../support/raw-client.ts';
import { type Served, served } from '../../support/serving.ts';
import { until } from '../../support/until.ts';

const things = route('/things', async () => ({ status: 200, body: {} }));
const take = route('/things', async () => ({ status: 200, body: {} }), { method: 'post' });
const quick = { headersMs: 40, requestMs: 80, lookMs: 10 };

describe('a server with slow clients', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  async function start(routes: readonly Route[], patience: Partial<Patience> = {}, parts: Partial<ServerParts> = {}, maxConnections = 100): Promise<Served> {
    const server = await served(bareServer(routes, parts), patience, maxConnections);
    stops.push(() => server.stop());
    return server;
  }
  async function connect({ port }: Served): Promise<RawClient> {
    const client = await RawClient.connect(port);
    stops.unshift(async () => client.close());
    return client;
  }

  it('cuts one that does not come to the end of its headers', async () => {
    const server = await start([things], quick);
    const client = await connect(server);
    client.send('GET /v1/things HTTP/1.1', 'Host: here');
    expect(await client.rest()).toMatch(/^HTTP\/1.1 408 /);
    const other = await connect(server);
    other.ask('GET', '/v1/things');
    expect(await other.receives('\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });

  const version = `\r\nAPI-Version: ${apiVersion}\r\n`;
  it.each<[string, number, readonly string[]]>([
    ['that is no HTTP', 400, ['hello']],
    ['without a Host', 400, ['GET /v1/things HTTP/1.1', '']],
    ['with two lengths', 400, ['POST /v1/things HTTP/1.1', 'Host: here', 'Content-Length: 1', 'Content-Length: 2', '']],
    ['that expects what nobody knows', 417, ['GET /v1/things HTTP/1.1', 'Host: here', 'Connection: close', 'Expect: a-lot', '']],
    ['with too many headers', 431, ['GET /v1/things HTTP/1.1', 'Host: here', `X-Much: ${'x'.repeat(20_000)}`, '']],
    ['that does not end', 408, ['GET /v1/things HTTP/1.1', 'Host: here']],
    ['with a body that does not end', 408, ['POST /v1/things HTTP/1.1', 'Host: here', 'Content-Type: application/json', 'Content-Length: 9', '', '{']],
  ])('answers a request %s by itself, and says of which API it is', async (_, status, lines) => {
    const client = await connect(await start([things, take], quick));
    client.send(...lines);
    const answer = await client.rest();
    expect([answer.split(' ', 2)[1], answer.includes(version), answer.split('HTTP/1.1').length]).toStrictEqual([String(status), true, 2]);
  });

  it.each<[string, readonly string[]]>([
    ['', []],
    [', also behind a request that waits for its turn', ['GET /v1/things HTTP/1.1', 'Host: here', '']],
  ])('says nothing of what it cannot read into an answer that is under way%s', async (_, waiting) => {
    const endless = route('/endless', async () => ({
      status: 200,
      contentType: 'text/plain',
      stream: async function* (gone) {
        yield 'begun';
        await new Promise((resolve) => gone.addEventListener('abort', resolve));
      },
    }));
    const client = await connect(await start([endless, things]));
    client.ask('GET', '/v1/endless');
    await client.receives('begun');
    client.send(...waiting, 'hello');
    expect((await client.rest()).split('HTTP/1.1')).toHaveLength(2);
  });

  it('answers what it cannot read behind an answer that is finished', async () => {
    const client = await connect(await start([things]));
    client.ask('GET', '/v1/things');
    await client.receives('{}');
    client.send('hello');
    expect([...(await client.rest()).matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toStrictEqual(['200', '400']);
  });

  it('takes no more connections than it was told', async () => {
    const server = await start([things], {}, {}, 2);
    const [first] = [await connect(server), await connect(server)];
    const third = await connect(server);
    third.ask('GET', '/v1/things');
    expect(await third.rest()).toBe('');
    first?.ask('GET', '/v1/things');
    expect(await first?.receives('\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });

  it('answers who may not ask without waiting for what he has to say', async () => {
    const refusing = { authenticate: () => Promise.reject(Object.assign(new Error('no'), { status: 400 })) };
    const client = await connect(await start([take], {}, refusing));
    client.send('POST /v1/things HTTP/1.1', 'Host: here', 'Content-Type: text/csv', 'Content-Length: 20000000', '');
    expect(await client.receives('\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  });

  it('cuts one that does not take its answer, and gives its place to others', async () => {
    const { log, told } = keepingRequestLog();
    const large = route('/large', async () => ({ status: 200, body: 'x'.repeat(50_000_000), contentType: 'text/plain' }));
    const server = await start([large, things], {}, { stallMs: 50, limits: { ...roomy, inFlight: 1 }, log });
    const client = await connect(server);
    client.ask('GET', '/v1/large');
    await until(() => told.some(({ route, status }) => route === '/v1/large' && status === 499));
    expect((await fetch(`${server.url}/v1/things`)).status).toBe(200);
  });

  it('asks for no more of a stream than its client takes, and cuts one that takes nothing', async () => {
    let pieces = 0;
    let ended = false;
    const endless = route('/endless', async () => ({
      status: 200,
      contentType: 'text/plain',
      stream: async function* (gone) {
        try {
          // Bounded, so that a server that asks for everything fails this test and not the machine.
          while (!gone.aborted && pieces < 1000) {
            pieces += 1;
            yield Buffer.alloc(100_000);
          }
        } finally {
          ended = true;
        }
      },
    }));
    const server = await start([endless, things], {}, { stallMs: 50, limits: { ...roomy, inFlight: 1 } });
    const client = await connect(server);
    client.ask('GET', '/v1/endless');
    await until(() => pieces > 1);
    // A stream holds no place among the requests under way.
    expect((await fetch(`${server.url}/v1/things`)).status).toBe(200);
    await until(() => ended);
    // What the operating system holds for a connection, and no more of it.
    expect(pieces).toBeLessThan(200);
  });
});
