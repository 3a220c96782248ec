import { connect, type Socket } from 'node:net';

export type Target = Readonly<{ port: number; path: string; headers: Readonly<Record<string, string>> }>;

const greeting = Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
const endOfHead = Buffer.from('\r\n\r\n');

/** A POST as it goes over the wire, made beforehand: what the client does while it measures is taken from the server. */
export const requestTo = ({ port, path, headers }: Target, body: object): Buffer => {
  const text = JSON.stringify(body);
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
};

/** Connections that stay open, each with one request under way at a time. */
export class Load {
  readonly #lines: readonly Line[];

  private constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** Each has been answered once: a server takes up one connection in a turn of its event loop, and those that still wait for that are no load. */
  static async open(port: number, connections: number): Promise<Load> {
    const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)));
    await Promise.all(lines.map((line) => line.ask(greeting)));
    return new Load(lines);
  }

  /** Sends every request once. Answers how long each took, in milliseconds. @throws Error for an answer other than 201 */
  async send(requests: readonly Buffer[]): Promise<readonly number[]> {
    const left = requests.values();
    const took: number[] = [];
    await Promise.all(
      this.#lines.map(async (line) => {
        for (const request of left) {
          const began = performance.now();
          const answer = await line.ask(request);
          took.push(performance.now() - began);
          if (!answer.startsWith('HTTP/1.1 201 ')) throw new Error(`not created: ${answer}`);
        }
      }),
    );
    return took;
  }

  close(): void {
    for (const line of this.#lines) line.close();
  }
}

/** One connection. Its server gives each answer a length. */
class Line {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #answered: ((answer: string) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('close', () => this.#failed?.(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.off('error', reject);
        resolve(new Line(socket));
      });
      socket.once('error', reject);
    });
  }

  ask(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      if (this.#socket.destroyed) reject(new Error('the connection is closed'));
      else this.#socket.write(request);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const head = this.#received.indexOf(endOfHead);
    if (head === -1) return;
    const text = this.#received.toString('latin1', 0, head);
    const length = Number(/^content-length: (\d+)$/im.exec(text)?.[1]);
    const end = head + endOfHead.length + length;
    if (this.#received.length < end) return;
    const answer = this.#received.toString('utf8', 0, end);
    this.#received = this.#received.subarray(end);
    this.#answered?.(answer);
  }
}
