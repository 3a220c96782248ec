import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AppendExpectedRevision,
  type AppendResult,
  binaryEvent,
  type EventData,
  EventStoreDBClient,
  type JSONType,
  jsonEvent,
  type Position,
} from '@eventstore/db-client';
import { errorAnswer, eventsAnswer, given, isPlain, normalise, type Resolved } from './answers.ts';
import { type Catchup, filterOf, follow } from './following.ts';
import type { Answer, Op, Scenario, ScenarioEvent, Step } from './recording.ts';

/** How long a step is tried again that `settlesFrom` an error. */
const SETTLING_MS = 3000;

/** Plays a scenario against a server and tells what each step was answered, normalised so that it is equal in every run, on a new server and on a used one. */
export async function replay(url: string, scenario: Scenario, stepTimeoutMs: number): Promise<Answer[]> {
  return new Run(url, scenario, stepTimeoutMs).play();
}

/** One run of one scenario: its own scope, its own event ids, its own connections (appends apart from reads). */
class Run {
  private readonly scope = `r${randomBytes(5).toString('hex')}-`;
  private readonly steps: readonly Step[];
  private readonly credentials: { username: string; password: string } | undefined;
  private readonly writer: EventStoreDBClient;
  private readonly reader: EventStoreDBClient;
  private readonly nameOfId = new Map<string, string>();
  private readonly positions = new Map<string, Position>();
  private readonly stepTimeoutMs: number;
  private readonly ops: { readonly [O in Op]: (step: Step, label: string) => Promise<object> } = {
    append: (step, label) => this.append(step, label),
    race: (step) => this.race(step),
    resend: (step, label) => this.resend(step, label),
    readStream: (step) => this.readStream(step),
    readAll: (step) => this.readAll(step),
    subscribeToStream: (step) => this.subscribeToStream(step),
    subscribeToAll: (step) => this.subscribeToAll(step),
    delete: (step) => this.writer.deleteStream(step.stream, this.removalOf(step)),
    tombstone: (step) => this.writer.tombstoneStream(step.stream, this.removalOf(step)),
    setMetadata: (step) => this.writer.setStreamMetadata(step.stream, { ...step.metadata }, given({ expectedRevision: this.expectedOf(step) })),
    getMetadata: (step) => this.getMetadata(step),
  };

  constructor(url: string, scenario: Scenario, stepTimeoutMs: number) {
    this.steps = expand(scenario.steps, this.scope) as readonly Step[];
    // The client appends by a call of its own when it is given credentials; an insecure server ignores them.
    this.credentials = scenario.append === 'plain' ? { username: 'admin', password: 'changeit' } : undefined;
    this.writer = EventStoreDBClient.connectionString(url);
    this.reader = EventStoreDBClient.connectionString(url);
    this.stepTimeoutMs = stepTimeoutMs;
  }

  async play(): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const [index, step] of this.steps.entries()) {
      const limit = new AbortController();
      const late = sleep(this.stepTimeoutMs, { error: 'no answer within the time limit' }, { signal: limit.signal }).catch(() => ({}));
      answers.push({ op: step.op, ...(await Promise.race([this.perform(step, String(index)), late])) });
      limit.abort();
    }
    await Promise.race([Promise.allSettled([this.writer.dispose(), this.reader.dispose()]), sleep(1000, undefined, { ref: false })]);
    return normalise(answers, this.scope);
  }

  private async perform(step: Step, label: string, until = Date.now() + SETTLING_MS): Promise<Answer> {
    try {
      return { ...(await this.ops[step.op](step, label)) };
    } catch (error) {
      const answer = errorAnswer(error);
      if (step.settlesFrom === undefined || answer.error !== step.settlesFrom || Date.now() >= until) return answer;
      await sleep(10);
      return this.perform(step, label, until);
    }
  }

  private async append(step: Step, label: string): Promise<AppendResult> {
    const options = given({ expectedRevision: this.expectedOf(step), credentials: this.credentials });
    const result = await this.writer.appendToStream(step.stream, this.eventsOf(step, label), options);
    if (step.save && result.position) this.positions.set(step.save, result.position);
    return result;
  }

  /** Many appends at once on one expectation: how many were told what. */
  private async race(step: Step): Promise<Answer> {
    const one = (n: number) => this.perform({ ...step, op: 'append', events: [{ id: `writer ${n}`, type: step.type ?? '', data: n }] }, `race ${n}`);
    const told = await Promise.all(Array.from({ length: step.writers ?? 0 }, (_, n) => one(n)));
    const kinds = Map.groupBy(told, ({ position, ...answer }) => textOf(answer));
    const counted = [...kinds].map(([kind, { length }]) => ({ times: length, ...JSON.parse(kind) }));
    return { told: counted.sort((a, b) => a.times - b.times || a.nextExpectedRevision - b.nextExpectedRevision) };
  }

  /** One and the same append sent many times at once. How many are told of success varies; what they are told does not. */
  private async resend(step: Step, label: string): Promise<Answer> {
    const told = await Promise.all(Array.from({ length: step.times ?? 0 }, () => this.perform({ ...step, op: 'append' }, label)));
    const distinct = (list: readonly Answer[]) => [...new Map(list.map((answer) => [textOf(answer), answer])).values()];
    const refused = told.filter(({ success, error }) => !success && !step.mayFailWith?.includes(String(error)));
    return { succeeded: distinct(told.filter(({ success }) => success)), refused: distinct(refused) };
  }

  private async readStream(step: Step): Promise<Answer> {
    const { stream, direction, maxCount } = step;
    const read = this.reader.readStream(stream, given({ direction, fromRevision: revisionFrom(step), maxCount }));
    return this.told(await read.toArray(), step);
  }

  /** Reads the log; only events of this scenario's own streams are kept. */
  private async readAll(step: Step): Promise<Answer> {
    const read = this.reader.readAll(given({ direction: step.direction, fromPosition: this.positionFrom(step), maxCount: step.maxCount }));
    const resolved: Resolved[] = await read.toArray();
    return this.told(resolved.filter(this.isOwn), step);
  }

  private subscribeToStream(step: Step): Promise<Answer> {
    return this.follow(this.reader.subscribeToStream(step.stream, given({ fromRevision: revisionFrom(step) })), step, () => 0);
  }

  private subscribeToAll(step: Step): Promise<Answer> {
    let checkpoints = 0;
    const reached = () => {
      checkpoints += 1;
    };
    const filter = step.filter && filterOf(step.filter, reached);
    return this.follow(this.reader.subscribeToAll(given({ fromPosition: this.positionFrom(step), filter })), step, () => checkpoints);
  }

  private async follow(subscription: Catchup, step: Step, checkpoints: () => number): Promise<Answer> {
    const perform = (live: Step, n: number) => this.perform(live, `live ${n}`);
    const { events, answer } = await follow(subscription, step, { isOwn: this.isOwn, perform, checkpoints, timeoutMs: this.stepTimeoutMs - 2000 });
    return { ...answer, ...this.told(events, step) };
  }

  private async getMetadata(step: Step): Promise<Answer> {
    const { streamName, metadata = '<undefined>' } = await this.reader.getStreamMetadata(step.stream);
    return { streamName, metadata };
  }

  private told(resolved: readonly Resolved[], step: Step): Answer {
    return eventsAnswer(resolved, step, (id) => this.nameOfId.get(id));
  }

  private readonly isOwn = ({ event }: Resolved): boolean => event?.streamId.includes(this.scope) === true;

  private expectedOf({ expectedRevision }: Step): AppendExpectedRevision | 'any' | 'stream_exists' | undefined {
    return typeof expectedRevision === 'number' ? BigInt(expectedRevision) : expectedRevision;
  }

  private removalOf(step: Step) {
    return given({ expectedRevision: this.expectedOf(step) }) as { expectedRevision?: 'any' | 'no_stream' | bigint };
  }

  private positionFrom({ from }: Step): 'start' | 'end' | Position | undefined {
    return isPlain(from) ? this.positions.get(String(from.positionOf)) : (from as 'start' | 'end' | undefined);
  }

  private eventsOf({ events, generate }: Step, label: string): EventData[] {
    const list: readonly ScenarioEvent[] = events ?? Array.from({ length: generate?.count ?? 0 }, (_, n) => ({ type: generate?.type ?? '', data: { n } }));
    return list.map(({ id, rawId, type, data, text, metadata, metadataText }, n) => {
      const common = {
        id: rawId ?? this.idOf(id ?? `step ${label} event ${n}`),
        type,
        metadata: metadataText === undefined ? metadata : new TextEncoder().encode(metadataText),
      };
      return text === undefined ? jsonEvent({ ...common, data: data as JSONType }) : binaryEvent({ ...common, data: Buffer.from(text) });
    });
  }

  /** A UUID (version 5 layout) made of this run's scope and the name. */
  private idOf(name: string): string {
    const h = createHash('sha1')
      .update(this.scope + name)
      .digest('hex');
    const id = `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
    this.nameOfId.set(id, name);
    return id;
  }
}

/** The steps of a scenario with the scope in place of '@' and the long texts written out. */
function expand(value: unknown, scope: string): unknown {
  if (typeof value === 'string') return value.replaceAll('@', scope);
  if (Array.isArray(value)) return value.map((item) => expand(item, scope));
  if (!isPlain(value)) return value;
  if (Array.isArray(value.$fill)) return String(expand(value.$fill[0], scope)).repeat(value.$fill[1]);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, scope)]));
}

function revisionFrom({ from }: Step): 'start' | 'end' | bigint | undefined {
  return typeof from === 'number' ? BigInt(from) : (from as 'start' | 'end' | undefined);
}

function textOf(answer: object): string {
  return JSON.stringify(answer, (_, item) => (typeof item === 'bigint' ? String(item) : item));
}
