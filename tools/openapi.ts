import 'reflect-metadata';
import { documentOf, type OpenApiDocument } from '../api/openapi/document.ts';
import type { ApiParts } from '../api/parts.ts';
import { routesOf } from '../api/routes.ts';
import type { Language } from '../domain/shared/rejection.ts';

/** The API document without a server: no route uses its parts before a request comes in. */
export const openApiDocument = (language: Language): OpenApiDocument => documentOf(routesOf({} as ApiParts), language);

if (import.meta.main) console.log(JSON.stringify(openApiDocument(process.argv[2] === 'nl' ? 'nl' : 'en'), undefined, 2));
