import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeState } from './node-state.ts';

/** What the client is told instead of the outcome; `nothing` is silence. */
export type Refusal = 'not-ready' | 'expired' | 'nothing';

interface Caller {
  readonly cancelled: boolean;
  getPeer(): string;
}

interface Commit<A> {
  readonly operation: 'append' | 'delete';
  /** Two commits with the same key are sendings of one and the same. */
  readonly key: string;
  /** When the server gives up, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly work: () => A;
}

/** How long the server waits for a second sending of an append that is still under way. */
const COMMIT_TIMEOUT_MS = 3000;

/** Does one commit under whatever fault is ordered for it. Until the work is done nothing is stored; once done it stays, whatever the client hears. */
export async function commit<A>(state: NodeState, caller: Caller, { operation, key, deadline, work }: Commit<A>): Promise<A | Refusal> {
  const { life } = state;
  const fault = state.faults.take(operation);
  const cut = (): Refusal => {
    state.cut(caller.getPeer());
    return 'nothing';
  };
  const gone = () => caller.cancelled || state.life !== life;

  if (state.isFrozen) {
    await state.thawed();
    if (gone()) return 'nothing';
  }
  if (!state.ready || fault?.kind === 'not-ready') return 'not-ready';
  if (state.pendingAppends.has(key)) {
    await sleep(COMMIT_TIMEOUT_MS, undefined, { ref: false });
    return 'expired';
  }
  switch (fault?.kind) {
    case 'cut-before-commit':
      return cut();
    case 'expire-before-commit':
      return 'expired';
    case 'hang-before-commit':
      await state.faults.released();
      if (gone()) return 'nothing';
      break;
    case 'delay':
      state.pendingAppends.add(key);
      await sleep(fault.ms, undefined, { ref: false });
      // The client may have gone away meanwhile, the append has not.
      if (state.life !== life) return 'nothing';
      state.pendingAppends.delete(key);
      break;
  }
  if (Date.now() > deadline) return 'expired';
  const outcome = work();
  switch (fault?.kind) {
    case 'cut-after-commit':
      return cut();
    case 'expire-after-commit':
      return 'expired';
    case 'hang-after-commit':
      await state.faults.released();
      break;
  }
  return gone() ? 'nothing' : outcome;
}
