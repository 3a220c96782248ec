import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { glossary } from '../../../domain/shared/glossary.ts';
import { openApiDocument } from '../../../tools/openapi.ts';
import { type TestApplication, testApplication } from '../../support/application.ts';
import { AnswerChecker } from '../../support/openapi/answers.ts';

const contact = { name: 'Economie071', email: 'api@voorbeeld.example', url: 'https://voorbeeld.example/' };

describe('what everybody may read', () => {
  let application: TestApplication;
  beforeAll(async () => {
    // Tokens are asked for everywhere else.
    application = await testApplication({ access: 'local', contact });
  });
  afterAll(() => application.stop());
  const get = (path: string, language = 'nl') => supertest(application.server).get(path).set('Accept-Language', language);

  it('other addresses ask for a token', async () => {
    expect((await get('/v1/organisations')).status).toBe(401);
  });

  it.each(['nl', 'en'] as const)('the API document, in the language asked for (%s), from any page', async (language) => {
    const answer = await get('/v1/openapi.json', language);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'api-version': '1.0.0', vary: expect.stringContaining('Accept-Language') });
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(openApiDocument(language, contact))));
  });

  it('the glossary, in both languages', async () => {
    const answer = await get('/v1/glossary');
    expect(answer.body).toEqual({ items: glossary });
    const checker = new AnswerChecker(openApiDocument('en'));
    expect(checker.wrong('get', '/glossary', { status: answer.status, headers: answer.headers, text: answer.text })).toBeUndefined();
  });

  it('a page of the document that needs nothing from elsewhere', async () => {
    const page = await get('/docs');
    expect(page.type).toBe('text/html');
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses).toEqual(['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/start.js']);
    const types = await Promise.all(addresses.map(async (address) => [(await get(address)).status, (await get(address)).type]));
    expect(types).toEqual([
      [200, 'text/css'],
      [200, 'text/javascript'],
      [200, 'text/javascript'],
    ]);
    const allowed = page.headers['content-security-policy']?.split('; ');
    expect(allowed).toContain("default-src 'none'");
    expect(allowed).toContain("script-src 'self'");
    expect(allowed?.join()).not.toMatch(/https?:|\*/);
  });
});
