import { describe, expect, it } from '@jest/globals';
import { configFrom } from '../../src/config.ts';

describe('who to turn to', () => {
  it('is nobody in particular when nothing is said', () => expect(configFrom({}).contact).toBeUndefined());
  it('is a name, an e-mail address and a page', () =>
    expect(configFrom({ STAGEPACT_CONTACT: 'Economie071, API <api@voorbeeld.example> https://voorbeeld.example/api' }).contact).toEqual({
      name: 'Economie071, API',
      email: 'api@voorbeeld.example',
      url: 'https://voorbeeld.example/api',
    }));
  it.each(['api@voorbeeld.example', 'A <b> https://c.example', 'A <b@c.example>', 'A <b@c.example> ftp://c.example', 'A <b@c.example> https://'])(
    'is not %s',
    (value) => expect(() => configFrom({ STAGEPACT_CONTACT: value })).toThrow('STAGEPACT_CONTACT is "'),
  );
});

describe('the bounds of a server', () => {
  it('are wide enough when nothing is said', () => {
    expect(configFrom({})).toMatchObject({
      limits: { perSubject: 60_000, perAddress: 120_000, inFlight: 256, bodyBytes: 128 * 1024 * 1024 },
      proxies: 0,
      maxConnections: 4000,
      eventStreams: 1000,
      eventStreamsPerSubject: 10,
      eventLoopDelayMs: 500,
      memoryBytes: undefined,
    });
  });

  it('are as the settings say', () => {
    const config = configFrom({
      STAGEPACT_RATE_LIMIT_PER_SUBJECT: '10',
      STAGEPACT_MAX_MEMORY_MEGABYTES: '512',
      STAGEPACT_MAX_EVENT_STREAMS: '0',
      STAGEPACT_TRUSTED_PROXIES: '2',
    });
    expect([config.limits.perSubject, config.memoryBytes, config.eventStreams, config.proxies]).toStrictEqual([10, 512 * 1024 * 1024, 0, 2]);
  });

  it.each([
    ['STAGEPACT_RATE_LIMIT_PER_SUBJECT', '0'],
    ['STAGEPACT_RATE_LIMIT_PER_ADDRESS', 'many'],
    ['STAGEPACT_TRUSTED_PROXIES', '-1'],
    ['STAGEPACT_MAX_CONNECTIONS', ''],
    ['STAGEPACT_MAX_IN_FLIGHT', '1.5'],
    ['STAGEPACT_MAX_BODY_MEGABYTES', '1e3'],
    ['STAGEPACT_MAX_EVENT_STREAMS', '100001'],
    ['STAGEPACT_MAX_EVENT_LOOP_DELAY_MS', '5'],
    ['STAGEPACT_MAX_MEMORY_MEGABYTES', ' 1'],
  ])('%s=%s is told to be wrong, with what would be right', (name, value) => {
    expect(() => configFrom({ [name]: value })).toThrow(
      new RegExp(
        `^${name} is "${value}", en dat klopt niet; verwacht wordt een heel getal van .+ / ${name} is "${value}", which is not right; expected is a whole`,
      ),
    );
  });
});

describe('settings that cannot be right', () => {
  it('are told all at once, each in both languages', () => {
    const wrong = { PORT: 'abc', STAGEPACT_READ_STORE: 'mongodb', STAGEPACT_DATE: 'x' };
    expect(() => configFrom(wrong)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: expect.stringMatching(
          /^PORT is "abc", en .+ \/ PORT .+\nMONGODB_URL is nodig bij .+ \/ MONGODB_URL is needed for .+\nSTAGEPACT_DATE is geen .+/,
        ),
      }),
    );
  });

  it.each(['issuer.example/jwks', 'htps://issuer.example/jwks', 'file:///jwks.json', 'https://'])('are, of an issuer, its keys at %s', (jwks) => {
    expect(() => configFrom({ STAGEPACT_OIDC_JWKS: jwks })).toThrow(/^STAGEPACT_OIDC_JWKS is .+ verwacht wordt het adres https:/);
  });

  it('are not shown where they hold credentials', () => {
    expect(() => configFrom({ MONGODB_URL: 'secret' })).toThrow(
      'MONGODB_URL klopt niet; verwacht wordt een verbindingsadres mongodb://… of mongodb+srv://…. / MONGODB_URL is not right; expected is a connection string mongodb://… or mongodb+srv://….',
    );
  });
});
