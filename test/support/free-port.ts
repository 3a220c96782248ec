import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that is free now, below those that systems give to outgoing connections: it stays free while its server is down. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    server.listen(port, '127.0.0.1');
    const [event] = await Promise.race([once(server, 'listening').then(() => ['free']), once(server, 'error').then(() => ['taken'])]);
    server.close();
    if (event === 'free') return port;
  }
}
