import { resolve } from 'node:path';

export type Config = Readonly<{
  port: number;
  host: string;
  dataFolder: string;
  eventStore: 'sqlite' | 'memory';
  readStore: 'sqlite' | 'memory';
  logLevel: string;
}>;

/** Everything that is wrong with the environment, told at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export type Setting = Readonly<{ name: string; fallback: string; expected: string; ok(value: string): boolean }>;

const oneOf = (...allowed: readonly string[]) => ({ expected: `one of ${allowed.join(', ')}`, ok: (value: string) => allowed.includes(value) });

/** Every setting that Stagepact reads; the README's table is made of this list. */
export const settings: readonly Setting[] = [
  { name: 'PORT', fallback: '7071', expected: 'a port from 0 to 65535 (0: any free one)', ok: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535 },
  { name: 'HOST', fallback: '127.0.0.1', expected: 'an address to listen on', ok: (value) => /^[0-9a-zA-Z.:-]+$/.test(value) },
  { name: 'STAGEPACT_DATA', fallback: './data', expected: 'a folder', ok: (value) => value.trim() !== '' && !value.includes('\0') },
  { name: 'STAGEPACT_EVENT_STORE', fallback: 'sqlite', ...oneOf('sqlite', 'memory') },
  { name: 'STAGEPACT_READ_STORE', fallback: 'sqlite', ...oneOf('sqlite', 'memory') },
  { name: 'LOG_LEVEL', fallback: 'info', ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') },
];

/** @throws ConfigError with a line for every setting that is wrong, and for unknown settings that look like ours */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const value = ({ name, fallback }: Setting): string => environment[name] ?? fallback;
  const wrong = settings
    .filter((setting) => !setting.ok(value(setting)))
    .map((setting) => `${setting.name} is "${value(setting)}", but must be ${setting.expected}`);
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith('STAGEPACT_') && !settings.some((setting) => setting.name === name))
    .map((name) => `${name} is no setting of Stagepact; there are ${settings.map((setting) => setting.name).join(', ')}`);
  if (wrong.length + unknown.length > 0) throw new ConfigError([...wrong, ...unknown].join('\n'));
  const of = (name: string): string => value(settings.find((setting) => setting.name === name) as Setting);
  return {
    port: Number(of('PORT')),
    host: of('HOST'),
    dataFolder: resolve(of('STAGEPACT_DATA')),
    eventStore: of('STAGEPACT_EVENT_STORE') as Config['eventStore'],
    readStore: of('STAGEPACT_READ_STORE') as Config['readStore'],
    logLevel: of('LOG_LEVEL'),
  };
}
