import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';

/** What the commands of the client are made of; its types keep it to the client itself. */
export interface ClientParts {
  GRPCStreamCreator<C, T>(type: new (...given: never[]) => C, name: string, create: (client: C) => T): () => Promise<T>;
  callArguments(options: object, callOptions: { readonly deadline: number }): readonly [metadata: never, options: never];
  getChannel(): Promise<{ close(): void }>;
}
export const partsOf = (client: EventStoreDBClient): ClientParts => client as unknown as ClientParts;

const discardMs = 1000;

/**
 * One client of the server and the connection it has. A client that has left a call without an answer is not trusted again: it is thrown away with
 * everything that is under way on it, and the next call gets a new one. Appends, reads and each subscription have a connection of their own,
 * because a client that both reads and appends lets appends hang for ever after the server was restarted.
 */
export class Connection {
  readonly #url: string;
  #client: EventStoreDBClient | undefined;
  #discarded: Promise<unknown> = Promise.resolve();

  constructor(url: string) {
    this.#url = url;
  }

  async client(): Promise<EventStoreDBClient> {
    await this.#discarded;
    this.#client ??= EventStoreDBClient.connectionString(this.#url);
    return this.#client;
  }

  /** Whether this client has not been thrown away. */
  isOn(client: EventStoreDBClient): boolean {
    return this.#client === client;
  }

  /** Throws the client away unless that has been done; the next one is made when this one is gone. */
  renew(silent: EventStoreDBClient): void {
    if (this.#client !== silent) return;
    this.#client = undefined;
    this.#discarded = discard(silent);
  }

  async close(): Promise<void> {
    if (this.#client !== undefined) this.renew(this.#client);
    await this.#discarded;
  }
}

/** Cancels what is under way and closes the channel; neither may hold anybody up. */
async function discard(client: EventStoreDBClient): Promise<void> {
  const giveUp = new AbortController();
  await Promise.race([client.dispose().catch(() => undefined), sleep(discardMs, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined)]);
  giveUp.abort();
  partsOf(client)
    .getChannel()
    .then(
      (channel) => channel.close(),
      () => undefined,
    );
}
