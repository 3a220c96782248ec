import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { AppendTooLarge, CommandIdReused, ConcurrencyConflict, NotCaughtUp, StoreUnavailable } from '../../../domain/ports/errors.ts';
import type { Revision, StreamName } from '../../../domain/ports/event-store.ts';
import { bareServer, route } from '../../support/bare-server.ts';

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
