import { accessRecordRejections } from '../../../domain/access-record/rejections.ts';
import { businessParkNetworkRejections } from '../../../domain/business-park-network/rejections.ts';
import { informationDayRejections } from '../../../domain/information-day/rejections.ts';
import { membershipRejections } from '../../../domain/membership/rejections.ts';
import { organisationRejections } from '../../../domain/organisation/rejections.ts';
import { partnershipRejections } from '../../../domain/partnership/rejections.ts';
import { placementRejections } from '../../../domain/placement/rejections.ts';
import { programmeCycleRejections } from '../../../domain/programme-cycle/rejections.ts';
import type { DomainCommand } from '../../../domain/shared/decider.ts';
import type { DomainEvent } from '../../../domain/shared/event.ts';
import { type Sentences, sharedRejections } from '../../../domain/shared/rejection.ts';
import type { Walkable } from '../walks.ts';
import { accessRecordWalks } from './access-record.ts';
import { businessParkNetworkWalks } from './business-park-network.ts';
import { informationDayWalks } from './information-day.ts';
import { membershipWalks } from './membership.ts';
import { organisationWalks } from './organisation.ts';
import { partnershipWalks } from './partnership.ts';
import { placementWalks } from './placement-walks.ts';
import { programmeCycleWalks } from './programme-cycle.ts';

export type AnyWalkable = Walkable<DomainCommand, DomainEvent, { readonly status: string }> & Readonly<{ rejections: Sentences }>;
/** Forgets which commands and events an aggregate has, for what is done with all of them alike. */
const any = <C extends DomainCommand, E extends DomainEvent, S extends { readonly status: string }>(
  walkable: Walkable<C, E, S>,
  rejections: Sentences,
): AnyWalkable => ({ ...walkable, rejections: { ...sharedRejections, ...rejections } }) as unknown as AnyWalkable;

/** How each aggregate is walked, by its name. */
export const walkables: Readonly<Record<string, AnyWalkable>> = {
  organisation: any(organisationWalks, organisationRejections),
  programmeCycle: any(programmeCycleWalks, programmeCycleRejections),
  businessParkNetwork: any(businessParkNetworkWalks, businessParkNetworkRejections),
  informationDay: any(informationDayWalks, informationDayRejections),
  partnership: any(partnershipWalks, partnershipRejections),
  membership: any(membershipWalks, membershipRejections),
  accessRecord: any(accessRecordWalks, accessRecordRejections),
  placement: any(placementWalks, placementRejections),
};
