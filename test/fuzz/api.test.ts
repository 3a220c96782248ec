import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openApiDocument } from '../../tools/openapi.ts';
import { testApplication } from '../support/application.ts';
import { AnswerChecker } from '../support/openapi/answers.ts';
import { configUnderTest } from '../support/stores-under-test.ts';
import { founding } from './founding/region.ts';
import { type Operation, operationsOf, type Schemas } from './operations.ts';
import { type Fault, Requests } from './requests.ts';
import { type Answered, type Sent, Wire } from './wire.ts';
import { Experience, type Seen, World } from './world.ts';

/** `npm run test:fuzz` sends 100,000; here a few, the same every time. `FUZZ_SEED` looks elsewhere. */
const { FUZZ_REQUESTS = '3000', FUZZ_SEED = '2026' } = process.env;
const requestsARun = 500;
const runs = Math.max(1, Math.ceil(Number(FUZZ_REQUESTS) / requestsARun));

const document = openApiDocument('en');
const operations = operationsOf(document);
const byId = new Map(operations.map((operation) => [operation.id, operation]));
const checker = new AnswerChecker(document);
const schemas = document.components.schemas as Schemas;

type Step = Readonly<{ operation: number; follow: boolean; about: number; fault: Fault; seed: number }>;
const faults = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Fault>('none') },
  { weight: 6, arbitrary: fc.constantFrom<Fault>('body', 'raw-body', 'content-type', 'header', 'query', 'path') },
);
const anyNumber = fc.noBias(fc.nat());
const step: fc.Arbitrary<Step> = fc.record({ operation: anyNumber, follow: fc.boolean(), about: anyNumber, fault: faults, seed: anyNumber });

/** Of so many requests every operation must have succeeded at some time; fewer may miss some. */
const enoughForAll = 100_000;
const tally = { founding: 0, requests: 0, asked: new Set<string>(), succeeded: new Set<string>(), statuses: new Map<number, number>() };
/** One of each kind, so that a run tells everything that it found. */
const findings = new Map<string, string>();
const experience = new Experience();
const world = new World();
const requests = new Requests(schemas, world);
const limits = { ...configUnderTest().limits, perSubject: 10_000_000, perAddress: 10_000_000 };

/** What is asked next: something that has worked in the state of what it is about, or anything. */
function chosen({ operation, follow, about }: Step): readonly [Operation, Seen | undefined] {
  const seen = world.all;
  const thing = seen[about % Math.max(1, seen.length)];
  const worked = thing === undefined ? [] : experience.of(thing);
  const known = worked[operation % Math.max(1, worked.length)];
  const next = (follow && byId.get(known ?? '')) || (operations[operation % operations.length] as Operation);
  return [next, next.path.includes('{id}') && thing?.resource === next.resource ? thing : undefined];
}

const told = ({ method, path, headers, body }: Sent): string =>
  `${method.toUpperCase()} ${path.slice(0, 300)}\n${JSON.stringify(headers)}\n${(body ?? '').slice(0, 1500)}`;

function broken({ method, path }: Operation, answer: Answered): string | undefined {
  if (answer.status >= 500) return `status ${answer.status}: ${answer.text.slice(0, 500)}`;
  return checker.wrong(method, path, answer);
}

/** Sends one that was made up, and counts it. */
async function ask(wire: Wire, operation: Operation, about: Seen | undefined, sent: Sent): Promise<Answered> {
  const answer = await heard(wire, operation, sent);
  tally.requests += 1;
  tally.asked.add(operation.id);
  tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
  if (answer.status >= 300) return answer;
  tally.succeeded.add(operation.id);
  if (about !== undefined && operation.method !== 'get') experience.note(about, operation.id);
  return answer;
}

/** Sends a request, holds the answer against the document, and learns from it. */
async function heard(wire: Wire, operation: Operation, sent: Sent): Promise<Answered> {
  const answer = await wire.send(sent);
  const wrong = broken(operation, answer);
  if (wrong !== undefined) findings.set(`${operation.id} ${wrong.slice(0, 60)}`, `${operation.id}: ${wrong}\n${told(sent)}`);
  if (answer.status < 300 && /json/.test(String(answer.headers['content-type'])))
    world.learn(operation, operation.path, answer.headers, JSON.parse(answer.text));
  return answer;
}

/** Says it again under the same key: the same answer, and no second effect. */
async function repeated(wire: Wire, sent: Sent, first: Answered): Promise<void> {
  const again = await wire.send(sent);
  tally.requests += 1;
  expect([again.status, again.headers.etag, again.text]).toEqual([first.status, first.headers.etag, first.text]);
}

/** One application from its first request to its last. */
async function run(seed: number): Promise<void> {
  const application = await testApplication({ limits });
  const server = createServer(application.server).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const wire = new Wire((server.address() as AddressInfo).port);
  world.forget();
  try {
    for (const { id, sent } of founding(world)) {
      const operation = byId.get(id) as Operation;
      const { status, text } = await heard(wire, operation, sent());
      tally.founding += 1;
      if (status >= 300) throw new Error(`${id}: ${text}`);
    }
    for (const taken of fc.sample(step, { seed, numRuns: requestsARun })) {
      const [operation, about] = chosen(taken);
      const sent = requests.one(operation, about, taken.fault, taken.seed);
      const answer = await ask(wire, operation, about, sent);
      if (answer.status < 300 && sent.headers['Idempotency-Key'] !== undefined && sent.method === 'post') await repeated(wire, sent, answer);
    }
  } finally {
    wire.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await application.stop();
  }
}

describe('any requests in any order', () => {
  it(
    'are answered as the document says, and never by a fault of the server',
    async () => {
      await fc.assert(fc.asyncProperty(anyNumber, run), { seed: Number(FUZZ_SEED), numRuns: runs, endOnFailure: true });
      const never = operations.map(({ id }) => id).filter((id) => !tally.succeeded.has(id));
      report(never);
      expect([...findings.values()].join('\n\n')).toBe('');
      expect(operations.filter(({ id }) => !tally.asked.has(id))).toEqual([]);
      expect(tally.requests).toBeGreaterThanOrEqual(runs * requestsARun);
      if (tally.requests >= enoughForAll) expect(never).toEqual([]);
    },
    60 * 60_000,
  );
});

function report(never: readonly string[]): void {
  const statuses = [...tally.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  console.log(
    `${tally.requests} requests to ${operations.length} operations after ${tally.founding} of founding; ${statuses.join(', ')}\nnever succeeded: ${never.join(', ') || 'none'}`,
  );
}
