import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { reset } from './reset.ts';

/** What becomes of a piece of traffic: it goes on, or it is lost and its connection with it. */
export type Verdict = 'pass' | 'cut';

/** Stands between a client and a server, counts what goes by, and can cut a connection at a chosen piece of it. */
export class TcpProxy {
  readonly port: number;
  /** Bytes that the server has sent and the client's side has been given. */
  bytesToClient = 0;
  /** Looks at each piece before it goes on. */
  onRequest: (piece: Buffer) => Verdict = () => 'pass';
  onAnswer: (piece: Buffer) => Verdict = () => 'pass';
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Server, target: number) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.join(client, connect(target, '127.0.0.1')));
  }

  static async to(target: number): Promise<TcpProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, target);
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const cut = (): void => {
      reset(client);
      reset(server);
    };
    const forward = (from: Socket, to: Socket, judge: (piece: Buffer) => Verdict): void => {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.on('data', (piece: Buffer) => {
        if (judge(piece) === 'cut') return cut();
        if (to.write(piece)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    };
    forward(client, server, (piece) => this.onRequest(piece));
    forward(server, client, (piece) => {
      this.bytesToClient += piece.length;
      return this.onAnswer(piece);
    });
  }
}
