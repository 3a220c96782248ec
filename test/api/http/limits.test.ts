import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { jsonLimit } from '../../../api/http/limits.ts';
import type { Overload } from '../../../api/http/request-log.ts';
import { testApplication } from '../../support/application.ts';
import { bareServer, keepingRequestLog, roomy, route } from '../../support/bare-server.ts';
import { Gate } from '../../support/running.ts';
import { type Served, served } from '../../support/serving.ts';
import { until } from '../../support/until.ts';

const ok = async () => ({ status: 200, body: {} });
const things = route('/things', ok);
const get = (server: ReturnType<typeof bareServer>, path: string, from = 'a') => supertest(server).get(path).set('From', from);

describe('the rate limit', () => {
  it('of a person answers 429 and when to come back, and leaves others alone', async () => {
    const { log, told } = keepingRequestLog();
    const server = bareServer([things], { limits: { ...roomy, perSubject: 2 }, log });
    expect([(await get(server, '/v1/things')).status, (await get(server, '/v1/things')).status]).toStrictEqual([200, 200]);
    const refused = await get(server, '/v1/things').set('Accept-Language', 'en');
    expect([refused.status, refused.type, refused.body.code]).toStrictEqual([429, 'application/problem+json', 'TooManyRequests']);
    const seconds = Number(refused.get('Retry-After'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.body.detail).toBe(`Too many requests. Try again in ${seconds} seconds.`);
    expect((await get(server, '/v1/things', 'b')).status).toBe(200);
    expect(told).toContainEqual({ what: 'turnedAway', reason: 'subject-rate' });
  });

  it('of an address counts before it is known who asks, and not what operators ask', async () => {
    const { log, told } = keepingRequestLog();
    const server = bareServer([things], {
      limits: { ...roomy, perAddress: 1 },
      log,
      authenticate: async () => {
        throw new Error('nobody is asked who he is');
      },
    });
    expect((await get(server, '/v1/things')).status).toBe(500);
    expect((await get(server, '/v1/things')).status).toBe(429);
    expect((await get(server, '/elsewhere')).status).toBe(429);
    expect((await get(server, '/livez')).status).toBe(200);
    expect(told).toContainEqual({ what: 'turnedAway', reason: 'address-rate' });
  });

  it('tells how much is left', async () => {
    const answer = await get(bareServer([things], { limits: { ...roomy, perSubject: 7 } }), '/v1/things');
    expect(answer.get('RateLimit-Policy')).toContain('"subject-rate"; q=7; w=60');
    expect(answer.get('RateLimit')).toContain('"subject-rate"; r=6');
  });

  it('goes by the address that the proxies before us saw, and by no other', async () => {
    const via = (proxies: number) => {
      const server = bareServer([things], { limits: { ...roomy, perAddress: 1 }, proxies });
      return async (forwarded: string) => (await get(server, '/v1/things').set('X-Forwarded-For', forwarded)).status;
    };
    const alone = via(0);
    expect([await alone('192.0.2.1'), await alone('192.0.2.2')]).toStrictEqual([200, 429]);
    const behindOne = via(1);
    expect([await behindOne('192.0.2.1'), await behindOne('192.0.2.2'), await behindOne('192.0.2.9, 192.0.2.2')]).toStrictEqual([200, 200, 429]);
  });
});

describe('the bound on requests under way', () => {
  /** A route whose answers wait for the gate. */
  function gated() {
    const gate = new Gate();
    gate.close();
    return {
      gate,
      slow: route('/slow', async () => {
        await gate.pass();
        return ok();
      }),
    };
  }
  async function with2(act: (parts: { get(path: string): Promise<Response>; gate: Gate; told: readonly unknown[]; server: Served }) => Promise<void>) {
    const { gate, slow } = gated();
    const { log, told } = keepingRequestLog();
    const server = await served(bareServer([things, slow], { limits: { ...roomy, inFlight: 2 }, log }));
    try {
      await act({ get: (path) => fetch(`${server.url}${path}`), gate, told, server });
    } finally {
      gate.open();
      await server.stop();
    }
  }

  it('turns away one more with 503 and when to come back, while those under way are served', () =>
    with2(async ({ get, gate, told }) => {
      const underWay = [get('/v1/slow'), get('/v1/slow')];
      await until(() => told.filter((entry) => (entry as { what: string }).what === 'began').length === 2);
      const refused = await get('/v1/things');
      expect([refused.status, refused.headers.get('Retry-After'), ((await refused.json()) as { code: string }).code]).toStrictEqual([503, '1', 'Overloaded']);
      expect((await get('/livez')).status).toBe(200);
      gate.open();
      expect((await Promise.all(underWay)).map(({ status }) => status)).toStrictEqual([200, 200]);
      expect((await get('/v1/things')).status).toBe(200);
      expect(told).toContainEqual({ what: 'turnedAway', reason: 'in-flight' });
    }));

  it('leaves places for others, however many one person has under way, and gives them back', async () => {
    const { gate, slow } = gated();
    const { log, told } = keepingRequestLog();
    const server = await served(bareServer([things, slow], { limits: { ...roomy, inFlight: 4 }, log }));
    const ask = (path: string, from: string) => fetch(`${server.url}/v1/${path}`, { headers: { From: from } });
    try {
      const underWay = [ask('slow', 'a'), ask('slow', 'a'), ask('slow', 'a')];
      await until(() => told.filter((entry) => (entry as { what: string }).what === 'began').length === 3);
      const refused = await ask('things', 'a');
      expect([refused.status, refused.headers.get('Retry-After'), ((await refused.json()) as { code: string }).code]).toStrictEqual([
        429,
        '1',
        'TooManyRequests',
      ]);
      expect(told).toContainEqual({ what: 'turnedAway', reason: 'subject-in-flight' });
      expect((await ask('things', 'b')).status).toBe(200);
      gate.open();
      await Promise.all(underWay);
      expect((await ask('things', 'a')).status).toBe(200);
    } finally {
      gate.open();
      await server.stop();
    }
  });

  it('gives the place of a client back that has gone, and puts on record that it went', () =>
    with2(async ({ get, gate, told, server }) => {
      const leaving = [new AbortController(), new AbortController()];
      const gone = leaving.map(({ signal }) => fetch(`${server.url}/v1/slow`, { signal }).catch((error: Error) => error.name));
      await gate.arrived;
      for (const controller of leaving) controller.abort();
      expect(await Promise.all(gone)).toStrictEqual(['AbortError', 'AbortError']);
      await until(() => told.filter((entry) => (entry as { status?: number }).status === 499).length === 2);
      expect((await get('/v1/things')).status).toBe(200);
      expect(told).toContainEqual(expect.objectContaining({ what: 'answered', route: '/v1/slow', status: 499 }));
    }));
});

describe('the bound on bodies under way', () => {
  type Post = (characters: number, from?: string, path?: string) => Promise<Response>;
  /** Posts with a text of so many characters, which wait for the gate. */
  async function posting(act: (post: Post, gate: Gate, told: readonly unknown[]) => Promise<void>) {
    const gate = new Gate();
    gate.close();
    const { log, told } = keepingRequestLog();
    const handle = async () => {
      await gate.pass();
      return ok();
    };
    const routes = [route('/things', handle, { method: 'post' }), route('/others', ok, { method: 'post' })];
    const server = await served(bareServer(routes, { limits: { ...roomy, bodyBytes: 1000 }, log }));
    const post: Post = (characters, from = 'a', path = '/things') => {
      const headers = { From: from, 'Content-Type': 'application/json' };
      return fetch(`${server.url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify({ text: 'x'.repeat(characters) }) });
    };
    try {
      await act(post, gate, told);
    } finally {
      gate.open();
      await server.stop();
    }
  }

  it('counts what bodies announce, at most what is taken of their kind, and lets a single large one in', () =>
    posting(async (post, gate, told) => {
      const large = post(5000);
      await gate.arrived;
      expect((await post(10)).status).toBe(503);
      gate.open();
      expect((await large).status).toBe(200);
      expect((await post(10)).status).toBe(200);
      expect(told).toContainEqual({ what: 'turnedAway', reason: 'bodies' });
    }));

  it('leaves room for others, however much one person sends, and gives it back', () =>
    posting(async (post, gate, told) => {
      const first = post(600);
      await gate.arrived;
      const refused = await post(200);
      expect([refused.status, refused.headers.get('Retry-After'), ((await refused.json()) as { code: string }).code]).toStrictEqual([
        429,
        '1',
        'TooManyRequests',
      ]);
      expect(told).toContainEqual({ what: 'turnedAway', reason: 'subject-bodies' });
      const others = post(200, 'b');
      gate.open();
      expect([(await first).status, (await others).status, (await post(600)).status]).toStrictEqual([200, 200, 200]);
    }));

  it('gives the room of one body back while another of the same person is under way', () =>
    posting(async (post, gate) => {
      const waiting = post(10);
      await gate.arrived;
      expect([(await post(600, 'a', '/others')).status, (await post(600, 'a', '/others')).status]).toStrictEqual([200, 200]);
      gate.open();
      expect((await waiting).status).toBe(200);
    }));
});

describe('what is taken at once', () => {
  it('of a body is so much, whether its length is announced or not', async () => {
    const server = await served(bareServer([route('/things', async ({ body }) => ({ status: 200, body }), { method: 'post' })]));
    const post = (body: RequestInit['body']) =>
      fetch(`${server.url}/v1/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' } as RequestInit);
    const large = JSON.stringify({ text: 'x'.repeat(jsonLimit) });
    try {
      for (const body of [large, new Blob([large]).stream()]) {
        const answer = await post(body);
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toStrictEqual([413, 'ContentTooLarge']);
      }
      expect((await post(JSON.stringify({ text: 'x'.repeat(jsonLimit - 100) }))).status).toBe(200);
    } finally {
      await server.stop();
    }
  });

  it('of a list is a page of at most 200', async () => {
    const application = await testApplication();
    try {
      expect((await application.http.get('/v1/organisations?limit=200')).status).toBe(200);
      for (const limit of ['201', '0', '-1', '1e9']) expect((await application.http.get(`/v1/organisations?limit=${limit}`)).status).toBe(400);
    } finally {
      await application.stop();
    }
  });
});

describe('a process that has too much of something', () => {
  it.each<Overload>(['memory', 'event-loop'])(
    '(%s) turns requests away before anything else is done for them, and still says that it lives',
    async (reason) => {
      const { log, told } = keepingRequestLog();
      let overload: Overload | undefined = reason;
      const server = bareServer([things], { overload: () => overload, log });
      const refused = await get(server, '/v1/things');
      expect([refused.status, refused.get('Retry-After'), refused.body.code]).toStrictEqual([503, '1', 'Overloaded']);
      expect((await get(server, '/livez')).status).toBe(200);
      expect(told).toContainEqual({ what: 'turnedAway', reason });
      overload = undefined;
      expect((await get(server, '/v1/things')).status).toBe(200);
    },
  );
});

describe('the headers of an answer', () => {
  it('say to a browser that it is data and nothing else', async () => {
    const { headers } = await get(bareServer([things]), '/v1/things');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'cache-control': 'no-store',
      'api-version': expect.any(String),
    });
    for (const name of ['x-powered-by', 'etag', 'x-dns-prefetch-control', 'x-download-options', 'origin-agent-cluster'])
      expect(headers).not.toHaveProperty(name);
  });
});
