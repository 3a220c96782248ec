import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../../tools/openapi.ts';
import { type TestApplication, testApplication } from '../application.ts';
import { AnswerChecker, type Answered } from './answers.ts';

const checker = new AnswerChecker(openApiDocument('en'));

describe('an answer is held against the document', () => {
  let application: TestApplication;
  let good: Answered;
  beforeAll(async () => {
    application = await testApplication();
    const body = { name: 'Bakker', kind: 'employer', kvk: '99100001', municipality: 'GM0546', postcode: '2312 AB', place: 'Leiden', sectors: [] };
    const { status, headers, text } = await application.http.post('/v1/organisations', body);
    good = { status, headers, text };
  });
  afterAll(() => application.stop());
  const wrong = (change: Partial<Answered>): string | undefined => checker.wrong('post', '/organisations', { ...good, ...change });
  const said = (change: object): string => JSON.stringify({ ...JSON.parse(good.text), ...change });

  it('and is right when it is', () => expect(wrong({})).toBeUndefined());
  it('a status that is not described', () => expect(wrong({ status: 418 })).toMatch(/status 418 is not described/));
  it('a header that is missing', () => expect(wrong({ headers: { ...good.headers, 'api-version': undefined } })).toMatch(/API-Version is missing/));
  it('a header that does not look as it should', () => expect(wrong({ headers: { ...good.headers, etag: '3' } })).toMatch(/ETag/));
  it('another content type', () => expect(wrong({ headers: { ...good.headers, 'content-type': 'text/html' } })).toMatch(/text\/html is not described/));
  it('a field that is not described', () => expect(wrong({ text: said({ secret: 1 }) })).toMatch(/secret/));
  it('a field of another type', () => expect(wrong({ text: said({ revision: '0' }) })).toMatch(/revision/));
  it('a state that there is not', () => expect(wrong({ text: said({ state: 'Asleep' }) })).toMatch(/state/));
  it('a problem with a code that cannot be', () => {
    const problem = { type: 'x', title: 'x', status: 409, detail: 'x', code: 'DayOnSunday', correlationId: 'x' };
    const headers = { ...good.headers, 'content-type': 'application/problem+json' };
    expect(wrong({ status: 409, headers, text: JSON.stringify(problem) })).toMatch(/allowed values/);
    expect(wrong({ status: 409, headers, text: JSON.stringify({ ...problem, code: 'AlreadyExists' }) })).toBeUndefined();
  });
  it('an address that is not described', () => expect(checker.wrong('get', '/nowhere', good)).toMatch(/no get \/nowhere/));
});
