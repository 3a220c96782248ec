import { accessRecordStories } from './stories/access-record.ts';
import { businessParkNetworkStories, networkBackground } from './stories/business-park-network.ts';
import { informationDayBackground, informationDayStories } from './stories/information-day.ts';
import { membershipStories } from './stories/membership.ts';
import { organisationStories } from './stories/organisation.ts';
import { partnershipBackground, partnershipStories } from './stories/partnership.ts';
import { placementBackground, placementStories } from './stories/placement.ts';
import { programmeCycleStories } from './stories/programme-cycle.ts';
import type { Story } from './story.ts';

/** The story of every event type of the programme. */
export const stories: Readonly<Record<string, Story>> = {
  ...businessParkNetworkStories,
  ...informationDayStories,
  ...accessRecordStories,
  ...membershipStories,
  ...organisationStories,
  ...partnershipStories,
  ...placementStories,
  ...programmeCycleStories,
};

/** What an aggregate's stories may name that its events do not all say, out of its state: organisations by their ids, and the like. */
export const backgrounds: Readonly<Record<string, (state: never) => Readonly<Record<string, string>>>> = {
  businessParkNetwork: networkBackground,
  informationDay: informationDayBackground,
  partnership: partnershipBackground,
  placement: placementBackground,
};
