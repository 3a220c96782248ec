import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Sent = Readonly<{ method: string; path: string; headers: Readonly<Record<string, string>>; body: string | undefined }>;
export type Answered = Readonly<{ status: number; headers: IncomingHttpHeaders; text: string }>;

/** Sends requests as they are, well-formed or not, over connections that stay open. */
export class Wire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  send({ method, path, headers, body }: Sent): Promise<Answered> {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = request(
        { port: this.#port, host: '127.0.0.1', method: method.toUpperCase(), path, headers: { ...length, ...headers }, agent: this.#agent },
        (response) => {
          const { statusCode: status = 0, headers: answered } = response;
          // A stream goes on for ever: its beginning is what can be held against the document.
          if (answered['content-type']?.startsWith('text/event-stream')) {
            resolve({ status, headers: answered, text: '' });
            response.destroy();
            return;
          }
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ status, headers: answered, text: Buffer.concat(chunks).toString() }));
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
