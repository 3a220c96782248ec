import type { HeldRole } from '../access/policy.ts';

/** Says who a request is from. */
export interface Authenticator {
  /**
   * The subject of a valid access token, or why it is not valid: `expired` for one whose time is over.
   * Never throws for a bad token; throws StoreUnavailable when the keys cannot be had.
   */
  subjectOf(token: string): Promise<{ readonly subject: string } | { readonly refused: string }>;
}

/** Says what a person may act as, at this moment. */
export interface Memberships {
  grantsOf(subject: string): Promise<readonly HeldRole[]>;
}
