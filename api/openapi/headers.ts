import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import { apiVersion } from '../http/request-log.ts';

type Described = Readonly<{ schema: JsonSchema; about: Sentence; example?: string | number }>;

/** Headers of answers. */
const answered: Readonly<Record<string, Described>> = {
  'API-Version': { schema: { type: 'string' }, example: apiVersion, about: { nl: 'Versie van de API.', en: 'Version of the API.' } },
  'Correlation-Id': {
    schema: { type: 'string' },
    about: { nl: 'Kenmerk van dit verzoek, in antwoord, log en geschiedenis.', en: 'Of this request, in answer, log and history.' },
  },
  ETag: { schema: { type: 'string', pattern: '^"\\d+"$' }, example: '"3"', about: { nl: 'De versie, voor If-Match.', en: 'The version, for If-Match.' } },
  'Consistency-Token': {
    schema: { type: 'string', pattern: '^\\d{20}$' },
    example: '00000000000000000042',
    about: {
      nl: 'Stuur dit mee met een leesverzoek om te zien wat zojuist is geschreven.',
      en: 'Send this with a read to see what was written just now.',
    },
  },
  Location: { schema: { type: 'string', format: 'uri-reference' }, about: { nl: 'Waar het gemaakte staat.', en: 'Where what was made is.' } },
  Link: { schema: { type: 'string' }, about: { nl: 'De volgende bladzijde (rel="next"), als die er is.', en: 'The next page (rel="next"), if there is one.' } },
  'Retry-After': {
    schema: { type: 'integer', minimum: 1 },
    example: 1,
    about: { nl: 'Over hoeveel seconden het weer kan.', en: 'In how many seconds to try again.' },
  },
  'WWW-Authenticate': {
    schema: { type: 'string' },
    example: 'Bearer error="invalid_token", error_description="expired"',
    about: {
      nl: 'Bearer; met error="invalid_token" als er een toegangsbewijs was dat niet geldt.',
      en: 'Bearer; with error="invalid_token" where there was an access token that does not count.',
    },
  },
  'Access-Control-Allow-Origin': {
    schema: { type: 'string', const: '*' },
    about: { nl: 'Ook voor pagina’s van elders.', en: 'For pages from elsewhere too.' },
  },
  'Preference-Applied': { schema: { type: 'string' }, about: { nl: 'Welke voorkeur van Prefer is gevolgd.', en: 'Which preference of Prefer was followed.' } },
};

/** Headers of requests. */
const asked: Readonly<Record<string, Described>> = {
  'Accept-Language': {
    schema: { type: 'string' },
    example: 'en',
    about: { nl: 'Taal van zinnen: nl (als niets is gezegd) of en.', en: 'Language of sentences: nl (when nothing is said) or en.' },
  },
  'Correlation-Id': {
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,80}$' },
    about: { nl: 'Eigen kenmerk van dit verzoek; anders wordt er een gemaakt.', en: 'A name of yours for this request; otherwise one is made.' },
  },
  'If-Match': {
    schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
    example: '"3"',
    about: { nl: 'De versie die u gezien hebt.', en: 'The version that you have seen.' },
  },
  'Idempotency-Key': {
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
    about: {
      nl: 'Een herhaling met dezelfde sleutel geeft hetzelfde antwoord, zonder tweede gevolg.',
      en: 'A repeat under the same key gives the same answer, without a second effect.',
    },
  },
  'Consistency-Token': {
    schema: { type: 'string', pattern: '^\\d{20}$' },
    about: { nl: 'Uit een eerder antwoord: het lezen wacht tot dat verwerkt is.', en: 'From an earlier answer: the read waits until that has been processed.' },
  },
  Prefer: {
    schema: { type: 'string' },
    example: 'wait=5',
    about: { nl: 'wait=seconden: hoe lang het lezen op Consistency-Token mag wachten.', en: 'wait=seconds: how long the read may wait for Consistency-Token.' },
  },
  'Last-Event-ID': {
    schema: { type: 'string', pattern: '^\\d{20}$' },
    about: { nl: 'Het laatste dat ontvangen is; de stroom gaat daarna verder.', en: 'What was received last; the stream goes on behind it.' },
  },
};

const described = ({ schema, about, example }: Described, language: Language): JsonSchema => ({
  description: about[language],
  schema,
  ...(example !== undefined && { example }),
});

export const headerComponents = (language: Language): JsonSchema =>
  Object.fromEntries(
    Object.entries(answered).map(([name, of]) => [
      name,
      { ...described(of, language), ...((name === 'API-Version' || name === 'Correlation-Id') && { required: true }) },
    ]),
  );
export const answerHeaders = (...names: readonly string[]): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const componentOf = (name: string): string => name.replaceAll('-', '');
export const headerParameterComponents = (language: Language): JsonSchema =>
  Object.fromEntries(Object.entries(asked).map(([name, of]) => [componentOf(name), { name, in: 'header', required: false, ...described(of, language) }]));
export const headerParameters = (...names: readonly string[]): readonly JsonSchema[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${componentOf(name)}` }));
/** A header that cannot be left out, where elsewhere it can. */
export const requiredHeader = (name: string, language: Language): JsonSchema => ({
  name,
  in: 'header',
  required: true,
  ...described(asked[name] as Described, language),
});
