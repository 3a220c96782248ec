import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { identified, oneOf } from '../../../api/http/listing.ts';
import { answerOf, Problem, type ProblemCode, problems } from '../../../api/http/problem.ts';
import { AppendTooLarge, CommandIdReused, ConcurrencyConflict, NotCaughtUp, StoreUnavailable } from '../../../domain/ports/errors.ts';
import type { Revision, StreamName } from '../../../domain/ports/event-store.ts';
import { LocalDate } from '../../../domain/shared/local-date.ts';
import { Rejection } from '../../../domain/shared/rejection.ts';
import { SchoolYear } from '../../../domain/shared/school-year.ts';
import { bareServer, route } from '../../support/bare-server.ts';
import { served } from '../../support/serving.ts';

const stream = 'thing-1' as StreamName;

describe('what goes wrong beneath a request is answered', () => {
  const answerTo = (error: Error, language: string) => {
    const failing = route('/things', () => Promise.reject(error), { method: 'post' });
    return supertest(bareServer([failing]))
      .post('/v1/things')
      .set('Accept-Language', language)
      .send({});
  };

  it.each<[Error, number, string, string | undefined]>([
    [new ConcurrencyConflict(stream, 3 as Revision, 4 as Revision), 409, 'ConcurrencyConflict', undefined],
    [new AppendTooLarge(stream, 2_000_000, 1_048_576), 413, 'AppendTooLarge', undefined],
    [new CommandIdReused('command'), 422, 'IdempotencyKeyReused', undefined],
    [new NotCaughtUp('behind'), 503, 'NotCaughtUp', '1'],
    [new StoreUnavailable('away'), 503, 'StoreUnavailable', '2'],
    [new Error('nobody foresaw it'), 500, 'InternalError', undefined],
  ])('%s with %i %s', async (error, status, code, retryAfter) => {
    const answer = await answerTo(error, 'en');
    expect([answer.status, answer.type, answer.body.code, answer.get('Retry-After')]).toStrictEqual([status, 'application/problem+json', code, retryAfter]);
    expect(answer.text).not.toContain(error.message);
  });

  it.each([
    ['nl', 'Dit is te veel om in één keer vast te leggen; hooguit 1048576 bytes.'],
    ['en', 'This is too much to be recorded at once; at most 1048576 bytes.'],
  ])('in the language that was asked for: %s', async (language, detail) =>
    expect((await answerTo(new AppendTooLarge(stream, 2_000_000, 1_048_576), language)).body.detail).toBe(detail),
  );
});

describe('a deletion', () => {
  const deletion = route('/things/:id', async () => ({ status: 200 }), { method: 'delete', query: { occurredOn: identified(LocalDate) } });
  const remove = () =>
    supertest(bareServer([deletion], { authorise: (here, call, _held, body) => here.handle({ ...call, body: body() }) })).delete('/v1/things/1');

  it.each([
    ['nl', 'een verzoek met DELETE heeft geen inhoud; wat erbij hoort staat in het adres: occurredOn'],
    ['en', 'a request with DELETE has no body; what belongs to it stands in the address: occurredOn'],
  ])('does not pass over a body: %s', async (language, detail) => {
    const { status, body } = await remove().set('Accept-Language', language).send({ occurredOn: '2026-09-01' });
    expect([status, body.errors]).toStrictEqual([400, [{ pointer: '', code: 'body', detail }]]);
  });

  it('has none', async () => expect((await remove()).status).toBe(200));
});

describe('the title of a problem', () => {
  const failing = (error: Error) => supertest(bareServer([route('/things', () => Promise.reject(error))]));
  const refused = (state: string) => new Rejection('WrongState', { state, allowed: ['Active'] });

  it('is the same whatever led to it, and the detail is not', async () => {
    const [one, other] = [await failing(refused('Ended')).get('/v1/things'), await failing(refused('Suspended')).get('/v1/things')];
    expect([one.body.title, other.body.title]).toStrictEqual(['De regels laten dit niet toe', 'De regels laten dit niet toe']);
    expect(one.body.detail).not.toBe(other.body.detail);
  });

  it('does not blame the rules for who came second', async () => {
    const { body } = await failing(new ConcurrencyConflict(stream, 3 as Revision, 4 as Revision)).get('/v1/things');
    expect([body.status, body.title]).toStrictEqual([409, 'Iemand anders was net eerder']);
  });

  it.each(Object.entries(problems))('%s has one in both languages', (code, [status]) => {
    const [nl, en] = (['nl', 'en'] as const).map((language) => answerOf(new Problem(code as ProblemCode), language, 'x').body.title);
    expect([nl, en, status]).toStrictEqual([expect.stringMatching(/^[A-Z]/), expect.stringMatching(/^[A-Z]/), expect.any(Number)]);
    expect(nl).not.toBe(en);
  });
});

describe('a thing has one address', () => {
  const things = route('/things', async () => ({ status: 200 }));

  it.each(['/v1/things/', '/v1/Things', '/V1/things', '/v1//things'])('and is not found at %s', async (address) => {
    const { status, body } = await supertest(bareServer([things])).get(address);
    expect([status, body.code]).toStrictEqual([404, 'NotFound']);
  });
});

describe('what is not right in an address or a header is told in the language that was asked for', () => {
  const asked = route('/things', async () => ({ status: 200 }), { query: { schoolYear: identified(SchoolYear), kind: oneOf(['day', 'fair']) } });
  const get = (address: string, language: string) =>
    supertest(bareServer([asked]))
      .get(address)
      .set('Accept-Language', language);

  it.each([
    ['nl', 'verwacht wordt een schooljaar als 2026-2027', 'verwacht wordt een van: day, fair', 'zo kan hier niet gevraagd worden; wel met: schoolYear, kind'],
    ['en', 'expected is a school year such as 2026-2027', 'expected is one of: day, fair', 'one cannot ask by this here; by these one can: schoolYear, kind'],
  ])('%s: the keys of a query', async (language, schoolYear, kind, colour) => {
    const { status, body } = await get('/v1/things?schoolYear=2026&kind=night&colour=red', language);
    expect([status, body.code, body.errors]).toStrictEqual([
      400,
      'InvalidInput',
      [
        { pointer: '/schoolYear', code: 'query', detail: schoolYear },
        { pointer: '/kind', code: 'query', detail: kind },
        { pointer: '/colour', code: 'unknown', detail: colour },
      ],
    ]);
  });

  it('names a key as a JSON pointer does', async () => {
    expect((await get('/v1/things?a~b/c=1', 'en')).body.errors).toMatchObject([{ pointer: '/a~0b~1c' }]);
    expect((await get('/v1/things?a~b/c=1&a~b/c=2', 'en')).body.errors).toMatchObject([{ pointer: '/a~0b~1c' }]);
  });

  it.each([
    ['nl', 'dit kan één keer gezegd worden', 'De header Consistency-Token klopt niet: verwacht wordt het Consistency-Token van een eerder antwoord.'],
    ['en', 'this can be said once', 'The header Consistency-Token is not valid: expected is the Consistency-Token of an earlier answer.'],
  ])('%s: a key said twice, and a header', async (language, once, token) => {
    expect((await get('/v1/things?kind=day&kind=fair', language)).body.errors).toStrictEqual([{ pointer: '/kind', code: 'once', detail: once }]);
    expect((await get('/v1/things', language).set('Consistency-Token', '7')).body.detail).toBe(token);
  });
});

describe('a JSON body', () => {
  const taking = route('/things', async ({ body }) => ({ status: 200, body }), { method: 'post' });
  const text = JSON.stringify({ name: 'Café' });

  it.each<[string, string, BufferEncoding, number, object]>([
    ['that is UTF-8', 'application/json', 'utf8', 200, { name: 'Café' }],
    ['in an encoding that it names', 'application/json; charset=utf-16le', 'utf16le', 200, { name: 'Café' }],
    ['that is no UTF-8', 'application/json', 'latin1', 400, { code: 'InvalidJson' }],
    ['that is not the UTF-8 it says it is', 'application/json; charset=UTF-8', 'latin1', 400, { code: 'InvalidJson' }],
  ])('%s is read as it is or not at all', async (_, type, encoding, status, expected) => {
    const server = await served(bareServer([taking], { authorise: (here, call, _held, body) => here.handle({ ...call, body: body() }) }));
    const answer = await fetch(`${server.url}/v1/things`, { method: 'POST', headers: { 'Content-Type': type }, body: Buffer.from(text, encoding) });
    expect([answer.status, await answer.json()]).toStrictEqual([status, expect.objectContaining(expected)]);
    await server.stop();
  });
});
