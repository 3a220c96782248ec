import type { Sheet } from './sheet.ts';
import { members, networks } from './sheets/business-park-networks.ts';
import { demand } from './sheets/demand.ts';
import { informationDays, pledges } from './sheets/information-days.ts';
import { organisations } from './sheets/organisations.ts';
import { commitments, partnerships } from './sheets/partnerships.ts';
import { placements } from './sheets/placements.ts';
import { programmeCycles, targets } from './sheets/programme-cycles.ts';

/** The known files in the order in which they are read: what is referred to comes first. */
export const sheets: readonly Sheet[] = [
  organisations,
  networks,
  members,
  programmeCycles,
  targets,
  demand,
  informationDays,
  pledges,
  partnerships,
  commitments,
  placements,
];
