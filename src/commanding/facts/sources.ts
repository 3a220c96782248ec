import type { Sources } from './gathering.ts';
import type { Lookups } from './lookups.ts';
import { placementFacts } from './placement.ts';

/** Where the facts of every command come from. */
export const sourcesFrom = (lookups: Lookups): Sources => ({ placement: placementFacts(lookups) }) as unknown as Sources;
