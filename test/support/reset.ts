import type { Socket } from 'node:net';

/**
 * Cuts a connection as a process that dies does: with a reset. One that is ending is only closed: reset while its end is under way it would never be let go of
 * (libuv refuses, and Node takes it for done), and the process would run for ever when it is to exit.
 */
export function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
