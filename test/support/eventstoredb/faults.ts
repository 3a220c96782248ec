/** What a test can ask of the next append or delete. Before the commit nothing is stored, after it everything is. */
type CommitFault =
  | 'delay'
  | 'not-ready'
  | 'cut-before-commit'
  | 'cut-after-commit'
  | 'hang-before-commit'
  | 'hang-after-commit'
  | 'expire-before-commit'
  | 'expire-after-commit';

/** What a test can ask of the next read or subscription. `drop` ends it with "unavailable" and leaves the connection as it is. */
type ReadFault = 'delay' | 'not-ready' | 'cut' | 'hang' | 'drop';

/** Plain and batch appends, and setting metadata, are `append`; tombstones are `delete`. */
export interface FaultsOf {
  append: CommitFault;
  delete: CommitFault;
  read: ReadFault;
  subscribe: ReadFault;
}
export type Operation = keyof FaultsOf;

export interface FaultOptions {
  /** How many calls it happens to; 1 when left out, Infinity for all until `clear`. */
  readonly times?: number;
  /** For `delay`: how long, 100 when left out. */
  readonly ms?: number;
  /** For reads and subscriptions: how many events go out first, 0 when left out. */
  readonly afterEvents?: number;
}

export interface Fault<O extends Operation> {
  readonly kind: FaultsOf[O];
  readonly ms: number;
  readonly afterEvents: number;
}

type Planned = { [O in Operation]: { readonly fault: Fault<O>; times: number }[] };

/** The faults that a test has ordered, each operation's in the order of ordering, and how often each operation was called. */
export class Faults {
  /** How many calls of each operation have come in, with or without a fault. */
  readonly calls: Record<Operation, number> = { append: 0, delete: 0, read: 0, subscribe: 0 };
  private planned: Planned = { append: [], delete: [], read: [], subscribe: [] };
  private release = Promise.withResolvers<void>();

  next<O extends Operation>(operation: O, kind: FaultsOf[O], { times = 1, ms = 100, afterEvents = 0 }: FaultOptions = {}): void {
    this.planned[operation].push({ fault: { kind, ms, afterEvents }, times });
  }

  /** Forgets what was ordered and has not happened; calls that hang go on. */
  clear(): void {
    this.planned = { append: [], delete: [], read: [], subscribe: [] };
    this.release.resolve();
    this.release = Promise.withResolvers<void>();
  }

  /** Settles for a hanging call when `clear` lets it go on. */
  released(): Promise<void> {
    return this.release.promise;
  }

  /** Counts a call and says what is to happen to it. */
  take<O extends Operation>(operation: O): Fault<O> | undefined {
    this.calls[operation] += 1;
    const planned = this.planned[operation];
    const [first] = planned;
    if (first === undefined) return undefined;
    first.times -= 1;
    if (first.times <= 0) planned.shift();
    return first.fault;
  }
}
