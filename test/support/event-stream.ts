import { get, type IncomingMessage } from 'node:http';

/** A block of an event stream as it came in. */
export type Frame = Readonly<{ id?: string; data?: Readonly<Record<string, unknown>>; comment?: string }>;

/** A client of Server-Sent Events that takes one block at a time. */
export class EventStream {
  readonly response: IncomingMessage;
  readonly #blocks: AsyncIterator<Frame, void>;
  lastEventId: string | undefined;

  private constructor(response: IncomingMessage) {
    this.response = response;
    this.#blocks = blocksOf(response)[Symbol.asyncIterator]();
  }

  static open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      get(url, { agent: false, headers: { 'Accept-Language': 'en', ...headers } }, (response) => resolve(new EventStream(response))).on('error', reject);
    });
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  /** The next block; undefined when the stream has ended. */
  async next(): Promise<Frame | undefined> {
    const { value } = await this.#blocks.next();
    if (value?.id !== undefined) this.lastEventId = value.id;
    return value ?? undefined;
  }

  /** The data of the next so many events, past the comments in between. */
  async take(count: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const taken: Readonly<Record<string, unknown>>[] = [];
    while (taken.length < count) {
      const frame = await this.next();
      if (frame === undefined) throw new Error(`the stream ended after ${taken.length} events`);
      if (frame.data !== undefined) taken.push(frame.data);
    }
    return taken;
  }

  /** The answer where it is no stream. */
  async body(): Promise<Readonly<Record<string, unknown>>> {
    let text = '';
    for await (const chunk of this.response) text += chunk;
    return JSON.parse(text);
  }

  close(): void {
    this.response.destroy();
  }
}

async function* blocksOf(response: IncomingMessage): AsyncGenerator<Frame, void> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) yield frameOf(block);
    }
  } catch {
    // Cut off: a stream ends in one way or another.
  }
}

function frameOf(block: string): Frame {
  const fields = block.split('\n').map((line) => /^(?<name>[a-z]*): (?<value>.*)$/.exec(line)?.groups);
  const valueIn = (name: string): string | undefined => fields.find((field) => field?.name === name)?.value;
  const [id, data, comment] = [valueIn('id'), valueIn('data'), valueIn('')];
  return { ...(id !== undefined && { id }), ...(data !== undefined && { data: JSON.parse(data) }), ...(comment !== undefined && { comment }) };
}
