import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { reset } from '../reset.ts';

const HOST = '127.0.0.1';

/** The port of the stand-in and the connections on it. They are held here, and not by the gRPC server, so that they can be refused and cut. */
export class Connections {
  readonly host = HOST;
  readonly port: number;
  private readonly accept: (socket: Socket) => void;
  private readonly sockets = new Map<string, Socket>();
  private listener: Server;
  private closed: Promise<unknown> = Promise.resolve();

  private constructor(listener: Server, port: number, accept: (socket: Socket) => void) {
    this.port = port;
    this.accept = accept;
    this.listener = listener;
    this.attach();
  }

  static async open(port: number | undefined, accept: (socket: Socket) => void): Promise<Connections> {
    if (port !== undefined) return new Connections(await listen(port), port, accept);
    for (;;) {
      const candidate = anyPort();
      const listener = await listen(candidate).catch(() => undefined);
      if (listener) return new Connections(listener, candidate, accept);
    }
  }

  /** New connections are refused, those there are stay. */
  refuse(): void {
    if (this.listener.listening) this.listener.close();
  }

  async acceptAgain(): Promise<void> {
    if (this.listener.listening) return;
    this.listener = await listen(this.port);
    this.attach();
  }

  /** Cuts one connection, named by its other end, or all, as a process does that dies: with a reset. */
  cut(peer?: string): void {
    for (const [name, socket] of this.sockets) if (peer === undefined || name === peer) reset(socket);
  }

  /** Refuses, cuts all, and settles when nothing is left open. */
  async shut(): Promise<void> {
    this.refuse();
    this.cut();
    await this.closed;
  }

  private attach(): void {
    this.closed = once(this.listener, 'close');
    this.listener.on('connection', (socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.sockets.set(peer, socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => this.sockets.delete(peer));
      this.accept(socket);
    });
  }
}

async function listen(port: number): Promise<Server> {
  const listener = createServer();
  listener.listen(port, HOST);
  await once(listener, 'listening');
  return listener;
}

/** Below the ports that systems give to outgoing connections: one of those could take a port that is free only while the stand-in is "killed". */
function anyPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000);
}
