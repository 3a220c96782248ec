import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import {
  type Attributes,
  type AttributeValue,
  type Context,
  type ContextManager,
  context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  type SpanStatus,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

export type RecordedSpan = Readonly<{
  name: string;
  id: string;
  traceId: string;
  parent: string | undefined;
  links: readonly string[];
  attributes: Attributes;
  failed: boolean;
}>;

/** An SDK in small, registered as a real one would be: it keeps the spans that have ended. */
export class RecordingTracer {
  readonly spans: RecordedSpan[] = [];

  static register(): RecordingTracer {
    const recording = new RecordingTracer();
    trace.setGlobalTracerProvider({ getTracer: () => recording.#tracer });
    context.setGlobalContextManager(new KeptContext());
    return recording;
  }

  static unregister(): void {
    trace.disable();
    context.disable();
  }

  /** The one span of a name. */
  span(name: string): RecordedSpan {
    const [found, ...others] = this.spans.filter((span) => span.name === name);
    if (found === undefined || others.length > 0)
      throw new Error(`${others.length + (found ? 1 : 0)} spans are called ${name}, among ${this.spans.map((span) => span.name).join(', ')}`);
    return found;
  }

  readonly #tracer: Tracer = {
    startSpan: (name, options, parent) => this.#start(name, options, parent ?? context.active()),
    startActiveSpan: () => {
      throw new Error('spans are started with their parent');
    },
  };

  #start(name: string, options: SpanOptions = {}, within: Context): Span {
    return new OpenSpan(name, options, trace.getSpanContext(within), (ended) => this.spans.push(ended));
  }
}

class OpenSpan implements Span {
  readonly #own: SpanContext;
  readonly #parent: SpanContext | undefined;
  readonly #keep: (ended: RecordedSpan) => void;
  readonly #attributes: Attributes;
  readonly #links: Link[];
  #name: string;
  #failed = false;

  constructor(name: string, { attributes = {}, links = [] }: SpanOptions, parent: SpanContext | undefined, keep: (ended: RecordedSpan) => void) {
    this.#own = { traceId: parent?.traceId ?? randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex'), traceFlags: 1 };
    this.#parent = parent;
    this.#keep = keep;
    this.#attributes = { ...attributes };
    this.#links = [...links];
    this.#name = name;
  }

  spanContext(): SpanContext {
    return this.#own;
  }
  isRecording(): boolean {
    return true;
  }
  setAttribute(key: string, value: AttributeValue): this {
    return this.setAttributes({ [key]: value });
  }
  setAttributes(more: Attributes): this {
    Object.assign(this.#attributes, more);
    return this;
  }
  updateName(name: string): this {
    this.#name = name;
    return this;
  }
  setStatus({ code }: SpanStatus): this {
    this.#failed = code === SpanStatusCode.ERROR;
    return this;
  }
  addLink(link: Link): this {
    return this.addLinks([link]);
  }
  addLinks(links: readonly Link[]): this {
    this.#links.push(...links);
    return this;
  }
  addEvent(): this {
    return this;
  }
  recordException(): void {
    throw new Error('exceptions may say whom something is about');
  }
  end(): void {
    const { traceId, spanId: id } = this.#own;
    const links = this.#links.map(({ context: { spanId } }) => spanId);
    this.#keep({ name: this.#name, id, traceId, parent: this.#parent?.spanId, links, attributes: this.#attributes, failed: this.#failed });
  }
}

class KeptContext implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(active: Context, work: F, thisArg?: ThisParameterType<F>, ...args: A): ReturnType<F> {
    return this.#storage.run(active, () => work.call(thisArg as ThisParameterType<F>, ...args));
  }
  bind<T>(_active: Context, target: T): T {
    return target;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    this.#storage.disable();
    return this;
  }
}
