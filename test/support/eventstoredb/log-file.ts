import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { ProposedEvent, Transaction } from './events.ts';

/**
 * The log on disk, one line of JSON for each transaction. A line is handed to the operating system before the append is answered,
 * so that a process killed at any moment loses nothing it has acknowledged; a line cut short by the kill was never acknowledged and is taken off.
 */
export class LogFile {
  private readonly path: string;
  private readonly descriptor: number;

  constructor(path: string) {
    this.path = path;
    this.descriptor = openSync(path, 'a');
  }

  read(): Transaction[] {
    const text = readFileSync(this.path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    ftruncateSync(this.descriptor, Buffer.byteLength(whole));
    return whole.split('\n').filter(Boolean).map(transactionFrom);
  }

  append({ firstRevision, events, ...rest }: Transaction): void {
    writeSync(this.descriptor, `${JSON.stringify({ ...rest, firstRevision: String(firstRevision), events: events.map(textOf) })}\n`);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function textOf({ id, type, isJson, data, metadata }: ProposedEvent) {
  return { id, type, isJson, data: Buffer.from(data).toString('base64'), metadata: Buffer.from(metadata).toString('base64') };
}

function transactionFrom(line: string): Transaction {
  const { firstRevision, events, ...rest } = JSON.parse(line);
  const bytesOf = (text: string) => Buffer.from(text, 'base64');
  return {
    ...rest,
    firstRevision: BigInt(firstRevision),
    events: events.map((event: ReturnType<typeof textOf>) => ({ ...event, data: bytesOf(event.data), metadata: bytesOf(event.metadata) })),
  };
}
