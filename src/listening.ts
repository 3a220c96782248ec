import { createServer, type IncomingMessage, type RequestListener, type Server, ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { apiVersion } from '../api/http/request-log.ts';

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

/** The answers on each connection that are not finished: more than one where a client does not wait for the first. */
const answers = new WeakMap<object, readonly ServerResponse[]>();
const isUnfinished = ({ writableFinished }: ServerResponse): boolean => !writableFinished;

/** Also what Node answers by itself (no `Host`, an unknown `Expect`) says of which API it is. */
class VersionedResponse extends ServerResponse {
  constructor(...given: [request: IncomingMessage]) {
    super(...given);
    this.setHeader('API-Version', apiVersion);
    const { socket } = given[0];
    answers.set(socket, [...(answers.get(socket) ?? []).filter(isUnfinished), this]);
  }
}

const refusals: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What Node would say to what cannot be read as a request, or does not come to its end; and nothing into an answer that is under way. */
function refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  const isAnswering = (answers.get(socket) ?? []).some((answer) => answer.headersSent && isUnfinished(answer));
  const status = refusals[code] ?? 400;
  if (socket.writable && !isAnswering) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nAPI-Version: ${apiVersion}\r\nConnection: close\r\n\r\n`);
  socket.destroySoon();
}

/** An HTTP server on which a client that sends little by little, or nothing, does not keep others out. */
export function serverFor(listener: RequestListener, maxConnections: number, { headersMs, requestMs, keepAliveMs, lookMs }: Patience = usualPatience): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: lookMs,
      maxHeaderSize: mostHeaderBytes,
      ServerResponse: VersionedResponse,
    },
    listener,
  );
  server.on('clientError', refuse);
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
