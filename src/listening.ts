import { createServer, type RequestListener, type Server } from 'node:http';

/** How long a client may take over what, in milliseconds. */
export type Patience = Readonly<{
  /** The headers of a request. */
  headersMs: number;
  /** A request with its body: time for the largest upload over a poor line. */
  requestMs: number;
  /** Nothing at all on a connection kept open: longer than a proxy usually keeps one, so that it is not we who close one in use. */
  keepAliveMs: number;
  /** How often it is looked whether one of these is over. */
  lookMs: number;
  /** The requests in flight when the server stops. */
  drainMs: number;
}>;
export const usualPatience: Patience = { headersMs: 10_000, requestMs: 120_000, keepAliveMs: 65_000, lookMs: 1000, drainMs: 10_000 };

const mostHeaders = 100;
const mostHeaderBytes = 16 * 1024;

/** An HTTP server on which a client that sends little by little, or nothing, does not keep others out. */
export function serverFor(listener: RequestListener, maxConnections: number, { headersMs, requestMs, keepAliveMs, lookMs }: Patience = usualPatience): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: lookMs,
      maxHeaderSize: mostHeaderBytes,
    },
    listener,
  );
  server.maxHeadersCount = mostHeaders;
  server.maxConnections = maxConnections;
  return server;
}

/** An address that cannot be listened on; told to the operator in one sentence, with the process's exit code. */
export class UnusableAddress extends Error {
  override readonly name = 'UnusableAddress';

  constructor(host: string, port: number, cause: Error) {
    super(
      `Op ${host}, poort ${port}, valt niet te luisteren. Kies met PORT of HOST een ander adres. / ` +
        `${host}, port ${port}, cannot be listened on. Choose another address with PORT or HOST. (${cause.message})`,
      { cause },
    );
  }
}

/** @throws UnusableAddress */
export const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const refused = (error: Error): void => reject(new UnusableAddress(host, port, error));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve();
    });
  });

/** Takes no new requests, waits for those in flight, and cuts what is still open after a while. */
export const closed = (server: Server, { drainMs }: Patience = usualPatience): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
