import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import type { Language } from '../../domain/shared/rejection.ts';
import { languageOf } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import { type Contact, documentOf } from './document.ts';
import { glossaryAnswer } from './open.ts';

const folder = (): string => dirname(findPackageJSON('swagger-ui-dist', import.meta.url) ?? '.');
/** Served from the package: the page fetches nothing from elsewhere. */
const files: Readonly<Record<string, string>> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };

const page = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stagepact API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
const script = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#api', docExpansion: 'none', validatorUrl: null });\n`;

const ownPolicy: RequestHandler = (_request, response, next) => {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ];
  response.set('Content-Security-Policy', policy.join('; '));
  next();
};

const fromAnywhere: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};

/** What everybody may read: `/v1/openapi.json`, `/v1/glossary` and the page `/docs`, which needs nothing from outside. */
export function documentationRoutes(app: Express, routes: readonly Route[], contact: Contact | undefined): void {
  const made = new Map<Language, string>();
  const documentIn = (language: Language): string => {
    const known = made.get(language) ?? JSON.stringify(documentOf(routes, language, contact));
    made.set(language, known);
    return known;
  };
  app.get('/v1/openapi.json', fromAnywhere, (request, response) => {
    response.type('application/json').send(documentIn(languageOf(request)));
  });
  app.get('/v1/glossary', fromAnywhere, (_request, response) => {
    response.json(glossaryAnswer);
  });
  app.get(['/docs', '/docs/'], ownPolicy, (_request, response) => {
    response.type('text/html').send(page);
  });
  app.get('/docs/start.js', ownPolicy, (_request, response) => {
    response.type('text/javascript').send(script);
  });
  for (const [file, type] of Object.entries(files)) {
    app.get(`/docs/${file}`, ownPolicy, async (_request, response) => {
      response.type(type).send(await readFile(join(folder(), file)));
    });
  }
}
