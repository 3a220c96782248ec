import { organisationStories } from './stories/organisation.ts';
import type { Story } from './story.ts';

/** The story of every event type of the programme. */
export const stories: Readonly<Record<string, Story>> = { ...organisationStories };
