/**
 * npm run compose:check: what can be seen of docker-compose.yml and Dockerfile without starting anything. Where Docker is, it looks at them too.
 * Prints what is wrong, one line each, and ends with 1 if there is anything.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { configFrom } from '../src/config.ts';

type Service = Readonly<{
  image?: string;
  build?: string;
  environment?: Readonly<Record<string, string>>;
  ports?: readonly string[];
  volumes?: readonly string[];
  healthcheck?: Readonly<{ test?: readonly string[] }>;
  depends_on?: Readonly<Record<string, Readonly<{ condition?: string }>>>;
}>;
type Compose = Readonly<{ services?: Readonly<Record<string, Service>>; volumes?: Readonly<Record<string, unknown>> }>;

/** Everything that is wrong with a compose file, in words. */
export function composeFindings({ services = {}, volumes = {} }: Compose): readonly string[] {
  const findings: string[] = [];
  for (const name of ['eventstoredb', 'mongodb', 'stagepact']) if (services[name] === undefined) findings.push(`the service ${name} is missing`);
  const used = new Set<string>();
  for (const [name, service] of Object.entries(services)) {
    if (!isPinned(service.image)) findings.push(`${name}: the image must be pinned to a version, not ${service.image}`);
    if (service.healthcheck?.test === undefined) findings.push(`${name}: a health check is missing`);
    for (const port of service.ports ?? []) if (!/^127\.0\.0\.1:\d+:\d+$/.test(port)) findings.push(`${name}: ${port} is open to other machines`);
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      used.add(source);
      if (!Object.hasOwn(volumes, source)) findings.push(`${name}: the volume ${source} is not declared`);
    }
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      if (services[other] === undefined) findings.push(`${name}: waits for ${other}, which is not there`);
      if (condition !== 'service_healthy') findings.push(`${name}: must wait until ${other} is healthy`);
    }
  }
  for (const volume of Object.keys(volumes)) if (!used.has(volume)) findings.push(`the volume ${volume} is not used`);
  return [...findings, ...settingFindings(services.stagepact?.environment ?? {}, services)];
}

/** A version with three parts: two parts move, and so does a word. */
const isPinned = (image: string | undefined): boolean => image !== undefined && /:v?\d+\.\d+\.\d+[\w.-]*$/.test(image);

/** The settings as the process itself reads them, and that they name the services of this file. */
function settingFindings(environment: Readonly<Record<string, string>>, services: Readonly<Record<string, Service>>): readonly string[] {
  try {
    configFrom({ NODE_ENV: 'production', ...environment });
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => `stagepact: ${line}`);
  }
  return ['EVENTSTOREDB_URL', 'MONGODB_URL'].flatMap((name) => {
    const host = /^[^:]+:\/\/(?:[^@]*@)?([^:/?]+)/.exec(environment[name] ?? '')?.[1] ?? '';
    return Object.hasOwn(services, host) ? [] : [`stagepact: ${name} names ${host}, which is no service`];
  });
}

/** Everything that is wrong with a Dockerfile, in words. */
export function dockerfileFindings(text: string, exists: (path: string) => boolean): readonly string[] {
  const lines = text.split('\n');
  const of = (instruction: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const findings: string[] = [];
  const images = of('FROM').map((from) => from.split(' ')[0]);
  if (images.length < 2) findings.push('Dockerfile: one stage only; the tools of the build would be in the image');
  for (const image of images) if (!/^node:26\.\d+\.\d+-[\w.-]+$/.test(image ?? '')) findings.push(`Dockerfile: ${image} must be a pinned Node 26`);
  const user = last.find((line) => line.startsWith('USER '))?.slice(5);
  if (user === undefined || user === 'root' || user === '0') findings.push('Dockerfile: the process must not run as root');
  if (!text.includes('npm ci --omit=dev --omit=optional'))
    findings.push('Dockerfile: what runs must be installed without development and optional dependencies');
  for (const copied of of('COPY').filter((line) => !line.startsWith('--from='))) {
    for (const path of copied.split(' ').slice(0, -1)) if (!exists(path)) findings.push(`Dockerfile: ${path} is not there`);
  }
  return findings;
}

/** What Docker itself says of the file; undefined where it is not installed. */
function dockerFindings(): readonly string[] | undefined {
  if (spawnSync('docker', ['compose', 'version']).status !== 0) return undefined;
  const { status, stderr } = spawnSync('docker', ['compose', '--file', 'docker-compose.yml', 'config', '--quiet'], { encoding: 'utf8' });
  return status === 0 ? [] : [stderr.trim()];
}

if (import.meta.main) {
  const docker = dockerFindings();
  const findings = [
    ...composeFindings(parse(readFileSync('docker-compose.yml', 'utf8')) as Compose),
    ...dockerfileFindings(readFileSync('Dockerfile', 'utf8'), existsSync),
    ...(docker ?? []),
  ];
  for (const finding of findings) console.log(finding);
  const looked = docker === undefined ? ' (without Docker, which is not here)' : '';
  console.log(findings.length === 0 ? `docker-compose.yml and Dockerfile: in order${looked}` : `${findings.length} wrong`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
