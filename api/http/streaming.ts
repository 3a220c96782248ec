import type { Request, Response } from 'express';

/** An answer that goes on: what is to be sent next is asked for when the client has taken what came before, until the signal says that it has gone. */
export type Stream = (gone: AbortSignal) => AsyncIterable<string | Uint8Array>;

/** How long a client may leave what was sent to it lying about. */
export const usualStallMs = 30_000;

/** Sends a stream as fast as its client takes it and no faster. Cuts off a client that takes nothing. */
export async function streamed(stream: Stream, request: Request, response: Response, stallMs: number): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // Also of a stream that nobody wants any more the first piece is asked for, so that it can end as it should.
  if (response.closed || request.method === 'HEAD') gone.abort();
  response.locals.release?.();
  response.locals.answered?.(response.statusCode);
  for await (const piece of stream(gone.signal)) {
    if (gone.signal.aborted) break;
    if (!response.write(piece)) await taken(response, gone.signal, stallMs);
  }
  if (!response.closed) response.end();
}

const taken = (response: Response, gone: AbortSignal, stallMs: number): Promise<void> =>
  new Promise((resolve) => {
    if (gone.aborted) return resolve();
    const done = (): void => {
      clearTimeout(stalled);
      response.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    const stalled = setTimeout(() => response.destroy(), stallMs);
    response.once('drain', done);
    gone.addEventListener('abort', done);
  });

/** A client that does not take its answer would hold on to it, and to a place among those under way. */
export function cutWhenStalled(response: Response, stallMs: number): void {
  response.once('prefinish', () => {
    if (response.closed) return;
    const stalled = setTimeout(() => response.destroy(), stallMs);
    response.once('close', () => clearTimeout(stalled));
  });
}
