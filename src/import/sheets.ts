import type { Sheet } from './sheet.ts';
import { organisations } from './sheets/organisations.ts';

/** The known files in the order in which they are read: what is referred to comes first. */
export const sheets: readonly Sheet[] = [organisations];
