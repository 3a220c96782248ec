import { resolve } from 'node:path';
import type { Limits } from '../api/http/limits.ts';
import type { Contact } from '../api/openapi/document.ts';
import { inBothLanguages, type Sentence } from '../domain/shared/rejection.ts';

export type Config = Readonly<{
  port: number;
  host: string;
  dataFolder: string;
  eventStore: 'sqlite' | 'memory' | 'eventstoredb';
  /** Holds credentials: never to be logged. */
  eventStoreDbUrl: string;
  readStore: 'sqlite' | 'memory' | 'mongodb';
  /** Holds credentials: never to be logged. */
  mongoDbUrl: string;
  logLevel: string;
  /** How people show who they are: a token of this installation, of an OpenID Connect issuer, or (development) a header that is believed. */
  access: 'local' | 'oidc' | 'development';
  oidc: Readonly<{ issuer: string; audience: string; jwks: string }> | undefined;
  /** Who to turn to, as the API document says. */
  contact: Contact | undefined;
  limits: Limits;
  /** Proxies that stand before this server. */
  proxies: number;
  maxConnections: number;
  eventStreams: number;
  eventStreamsPerSubject: number;
  eventLoopDelayMs: number;
  /** undefined: as much as the machine or container gives. */
  memoryBytes: number | undefined;
}>;

/** Everything that is wrong with the environment, told at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export type Setting = Readonly<{
  name: string;
  fallback: string;
  expected: Sentence;
  ok(value: string): boolean;
  /** Its value is never shown. */
  secret?: true;
  /** It must be given where another setting has this value. */
  neededFor?: readonly [name: string, value: string];
}>;

const oneOf = (...allowed: readonly string[]) => ({
  expected: { nl: `een van ${allowed.join(', ')}`, en: `one of ${allowed.join(', ')}` },
  ok: (value: string) => allowed.includes(value),
});

const whole = (min: number, max: number) => ({
  expected: { nl: `een heel getal van ${min} tot en met ${max}`, en: `a whole number from ${min} to ${max}` },
  ok: (value: string) => /^\d{1,12}$/.test(value) && Number(value) >= min && Number(value) <= max,
});
const megabyte = 1024 * 1024;
/** A mailbox as in e-mail (RFC 5322), and a page. */
const contactPattern = /^(?<name>[^<>]{1,100}?) <(?<email>[^\s<>@]{1,64}@[^\s<>@]{1,200})> (?<url>https?:\/\/\S{1,300})$/;
const contactIn = (value: string): Contact | undefined => contactPattern.exec(value)?.groups as Contact | undefined;
const isAddress = (value: string): boolean => value === '' || URL.canParse(value);
const isWebAddress = (value: string): boolean => value === '' || (/^https?:\/\//.test(value) && URL.canParse(value));

/** Every setting that Stagepact reads; the README's table is made of this list. */
export const settings: readonly Setting[] = [
  {
    name: 'PORT',
    fallback: '7071',
    expected: { nl: 'een poort van 0 tot en met 65535 (0: een die vrij is)', en: 'a port from 0 to 65535 (0: any free one)' },
    ok: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535,
  },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    expected: { nl: 'een adres om op te luisteren', en: 'an address to listen on' },
    ok: (value) => /^[0-9a-zA-Z.:-]+$/.test(value),
  },
  { name: 'STAGEPACT_DATA', fallback: './data', expected: { nl: 'een map', en: 'a folder' }, ok: (value) => value.trim() !== '' && !value.includes('\0') },
  { name: 'STAGEPACT_EVENT_STORE', fallback: 'sqlite', ...oneOf('sqlite', 'memory', 'eventstoredb') },
  {
    name: 'EVENTSTOREDB_URL',
    fallback: '',
    expected: { nl: 'een verbindingsadres esdb://… of esdb+discover://…', en: 'a connection string esdb://… or esdb+discover://…' },
    ok: (value) => value === '' || /^esdb(\+discover)?:\/\/[^\s]+$/.test(value),
    secret: true,
    neededFor: ['STAGEPACT_EVENT_STORE', 'eventstoredb'],
  },
  { name: 'STAGEPACT_READ_STORE', fallback: 'sqlite', ...oneOf('sqlite', 'memory', 'mongodb') },
  {
    name: 'MONGODB_URL',
    fallback: '',
    expected: { nl: 'een verbindingsadres mongodb://… of mongodb+srv://…', en: 'a connection string mongodb://… or mongodb+srv://…' },
    ok: (value) => value === '' || /^mongodb(\+srv)?:\/\/[^\s]+$/.test(value),
    secret: true,
    neededFor: ['STAGEPACT_READ_STORE', 'mongodb'],
  },
  { name: 'STAGEPACT_ACCESS', fallback: 'local', ...oneOf('local', 'oidc', 'development') },
  { name: 'STAGEPACT_LOCAL_TOKENS_IN_PRODUCTION', fallback: 'no', ...oneOf('yes', 'no') },
  {
    name: 'STAGEPACT_OIDC_ISSUER',
    fallback: '',
    expected: { nl: 'de uitgever van toegangsbewijzen, zoals die erin staat: een URL', en: 'the issuer of access tokens, as it stands in them: a URL' },
    ok: isAddress,
    neededFor: ['STAGEPACT_ACCESS', 'oidc'],
  },
  {
    name: 'STAGEPACT_OIDC_AUDIENCE',
    fallback: '',
    expected: { nl: 'de "audience" van toegangsbewijzen', en: 'the audience of access tokens' },
    ok: (value) => !/\s/.test(value),
    neededFor: ['STAGEPACT_ACCESS', 'oidc'],
  },
  {
    name: 'STAGEPACT_OIDC_JWKS',
    fallback: '',
    expected: { nl: 'het adres https://… van de sleutels van de uitgever', en: 'the address https://… of the keys of the issuer' },
    ok: isWebAddress,
    neededFor: ['STAGEPACT_ACCESS', 'oidc'],
  },
  { name: 'STAGEPACT_RATE_LIMIT_PER_SUBJECT', fallback: '60000', ...whole(1, 10_000_000) },
  { name: 'STAGEPACT_RATE_LIMIT_PER_ADDRESS', fallback: '120000', ...whole(1, 10_000_000) },
  { name: 'STAGEPACT_TRUSTED_PROXIES', fallback: '0', ...whole(0, 10) },
  { name: 'STAGEPACT_MAX_CONNECTIONS', fallback: '4000', ...whole(1, 1_000_000) },
  { name: 'STAGEPACT_MAX_IN_FLIGHT', fallback: '256', ...whole(1, 100_000) },
  { name: 'STAGEPACT_MAX_BODY_MEGABYTES', fallback: '128', ...whole(1, 1_000_000) },
  { name: 'STAGEPACT_MAX_EVENT_STREAMS', fallback: '1000', ...whole(0, 100_000) },
  { name: 'STAGEPACT_MAX_EVENT_STREAMS_PER_SUBJECT', fallback: '10', ...whole(1, 100_000) },
  { name: 'STAGEPACT_MAX_EVENT_LOOP_DELAY_MS', fallback: '500', ...whole(10, 60_000) },
  { name: 'STAGEPACT_MAX_MEMORY_MEGABYTES', fallback: '0', ...whole(0, 10_000_000) },
  {
    name: 'STAGEPACT_CONTACT',
    fallback: '',
    expected: {
      nl: 'Naam <e-mail> https://pagina, bij wie vragen over deze API terechtkunnen',
      en: 'Name <e-mail> https://page, who to turn to with questions about this API',
    },
    ok: (value) => value === '' || URL.canParse(contactIn(value)?.url ?? ''),
  },
  { name: 'LOG_LEVEL', fallback: 'info', ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') },
];

/** @throws ConfigError with a line for every setting that is wrong, and for unknown settings that look like ours */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const value = ({ name, fallback }: Setting): string => environment[name] ?? fallback;
  const wrong = settings
    .filter((setting) => !setting.ok(value(setting)))
    .map((setting) =>
      said(setting, {
        nl: setting.secret ? 'klopt niet' : `is "${value(setting)}", en dat klopt niet`,
        en: setting.secret ? 'is not right' : `is "${value(setting)}", which is not right`,
      }),
    );
  const missing = settings.flatMap((setting) => {
    const [name, chosen] = setting.neededFor ?? [];
    return value(setting) === '' && name !== undefined && environment[name] === chosen
      ? [said(setting, { nl: `is nodig bij ${name}=${chosen}`, en: `is needed for ${name}=${chosen}` })]
      : [];
  });
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith('STAGEPACT_') && !settings.some((setting) => setting.name === name))
    .map(
      (name) => `${name} is geen instelling van Stagepact / is no setting of Stagepact; wel / there are: ${settings.map((setting) => setting.name).join(', ')}`,
    );
  const of = (name: string): string => value(settings.find((setting) => setting.name === name) as Setting);
  const problems = [...wrong, ...missing, ...unknown, ...unsafe(of, environment.NODE_ENV === 'production')];
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return {
    port: Number(of('PORT')),
    host: of('HOST'),
    dataFolder: resolve(of('STAGEPACT_DATA')),
    eventStore: of('STAGEPACT_EVENT_STORE') as Config['eventStore'],
    eventStoreDbUrl: of('EVENTSTOREDB_URL'),
    readStore: of('STAGEPACT_READ_STORE') as Config['readStore'],
    mongoDbUrl: of('MONGODB_URL'),
    logLevel: of('LOG_LEVEL'),
    access: of('STAGEPACT_ACCESS') as Config['access'],
    oidc:
      of('STAGEPACT_ACCESS') === 'oidc'
        ? { issuer: of('STAGEPACT_OIDC_ISSUER'), audience: of('STAGEPACT_OIDC_AUDIENCE'), jwks: of('STAGEPACT_OIDC_JWKS') }
        : undefined,
    contact: contactIn(of('STAGEPACT_CONTACT')),
    limits: {
      perSubject: Number(of('STAGEPACT_RATE_LIMIT_PER_SUBJECT')),
      perAddress: Number(of('STAGEPACT_RATE_LIMIT_PER_ADDRESS')),
      inFlight: Number(of('STAGEPACT_MAX_IN_FLIGHT')),
      bodyBytes: Number(of('STAGEPACT_MAX_BODY_MEGABYTES')) * megabyte,
    },
    proxies: Number(of('STAGEPACT_TRUSTED_PROXIES')),
    maxConnections: Number(of('STAGEPACT_MAX_CONNECTIONS')),
    eventStreams: Number(of('STAGEPACT_MAX_EVENT_STREAMS')),
    eventStreamsPerSubject: Number(of('STAGEPACT_MAX_EVENT_STREAMS_PER_SUBJECT')),
    eventLoopDelayMs: Number(of('STAGEPACT_MAX_EVENT_LOOP_DELAY_MS')),
    memoryBytes: Number(of('STAGEPACT_MAX_MEMORY_MEGABYTES')) * megabyte || undefined,
  };
}

/** What is the matter with a setting, and what would be right. */
const said = ({ name, expected }: Setting, { nl, en }: Sentence): string =>
  inBothLanguages({ nl: `${name} ${nl}; verwacht wordt ${expected.nl}.`, en: `${name} ${en}; expected is ${expected.en}.` });

/** Ways of access that are for one machine and its owner are not taken into production by accident. */
function unsafe(of: (name: string) => string, production: boolean): readonly string[] {
  if (!production) return [];
  const access = of('STAGEPACT_ACCESS');
  if (access === 'development') {
    return [
      'STAGEPACT_ACCESS=development gelooft elk verzoek op zijn woord; in productie moet het oidc of local zijn. / ' +
        'STAGEPACT_ACCESS=development believes whatever a request says; in production it must be oidc or local.',
    ];
  }
  if (access === 'local' && of('STAGEPACT_LOCAL_TOKENS_IN_PRODUCTION') !== 'yes') {
    return [
      'STAGEPACT_ACCESS=local neemt toegangsbewijzen aan die ieder met de gegevensmap kan maken; gebruik in productie oidc, of zeg STAGEPACT_LOCAL_TOKENS_IN_PRODUCTION=yes. / ' +
        'STAGEPACT_ACCESS=local takes tokens that anybody with the data folder can make; in production use oidc, or say STAGEPACT_LOCAL_TOKENS_IN_PRODUCTION=yes.',
    ];
  }
  return [];
}

/** Where the data is, in words for the operator: of a server its hosts, without credentials and options. */
export function dataOf({ eventStore, eventStoreDbUrl, readStore, mongoDbUrl, dataFolder }: Config): string {
  const places = {
    sqlite: dataFolder,
    memory: 'memory',
    eventstoredb: `EventStoreDB ${hostsOf(eventStoreDbUrl)}`,
    mongodb: `MongoDB ${hostsOf(mongoDbUrl)}`,
  };
  return [...new Set([places[eventStore], places[readStore]])].join(', ');
}

const hostsOf = (url: string): string => url.replace(/^[^:]+:\/\/(.*@)?/, '').replace(/[/?].*$/, '');
