import { connect, type Socket } from 'node:net';

/** A client that sends exactly what it is told to, and reads only when it is asked to. */
export class RawClient {
  readonly socket: Socket;
  #received = '';

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  static connect(port: number): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        socket.off('error', reject);
        socket.on('error', () => undefined);
        resolve(new RawClient(socket));
      });
      socket.once('error', reject);
    });
  }

  send(...lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }

  /** A whole request without a body. */
  ask(method: string, path: string, ...headers: readonly string[]): void {
    this.send(`${method} ${path} HTTP/1.1`, 'Host: here', ...headers, '');
  }

  /** What has come in when it contains the text. */
  async receives(text: string): Promise<string> {
    while (!this.#received.includes(text)) {
      const chunk = this.socket.read();
      if (chunk !== null) this.#received += chunk;
      else if (this.socket.closed) throw new Error(`closed after "${this.#received.slice(0, 200)}"`);
      else await this.#more();
    }
    return this.#received;
  }

  /** Everything that comes in until the other side closes. */
  async rest(): Promise<string> {
    this.socket.on('data', (chunk) => {
      this.#received += chunk;
    });
    await this.closed();
    return this.#received;
  }

  closed(): Promise<void> {
    return this.socket.closed ? Promise.resolve() : new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  close(): void {
    this.socket.destroy();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.socket.off('readable', done);
        this.socket.off('close', done);
        resolve();
      };
      this.socket.on('readable', done);
      this.socket.on('close', done);
    });
  }
}
