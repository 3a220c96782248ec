import 'reflect-metadata';
import { type Contact, documentOf, type OpenApiDocument } from '../api/openapi/document.ts';
import type { ApiParts } from '../api/parts.ts';
import { routesOf } from '../api/routes.ts';
import type { Language } from '../domain/shared/rejection.ts';
import { configFrom } from '../src/config.ts';

/** The API document without a server: no route uses its parts before a request comes in. */
export const openApiDocument = (language: Language, contact?: Contact): OpenApiDocument => documentOf(routesOf({} as ApiParts), language, contact);

if (import.meta.main) console.log(JSON.stringify(openApiDocument(process.argv[2] === 'nl' ? 'nl' : 'en', configFrom(process.env).contact), undefined, 2));
