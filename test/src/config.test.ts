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
    expect(() => configFrom({ [name]: value })).toThrow(`${name} is "${value}", but must be a whole number from `);
  });
});
