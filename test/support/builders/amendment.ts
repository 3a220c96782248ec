import type { AmendmentFacts, PlacementCommand } from '../../../domain/placement/commands.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { SignatoryRole } from '../../../domain/placement/lists.ts';
import type { AmendableTerms } from '../../../domain/placement/terms.ts';
import { days, on } from './placement.ts';

export const longer: AmendableTerms = { to: on('2026-11-30') };
export const propose = (changes: AmendableTerms = longer, facts: Partial<AmendmentFacts> = {}, amendment = 1): PlacementCommand => ({
  type: 'ProposeAmendment',
  amendment,
  changes,
  facts: { otherPlacements: [], ...facts },
  occurredOn: days.midway,
});
export const proposed = (changes: AmendableTerms = longer, amendment = 1): PlacementEvent => ({
  type: 'AmendmentProposed',
  data: { amendment, changes, otherPlacements: [], occurredOn: days.midway },
});
export const approve = (role: SignatoryRole, amendment = 1): PlacementCommand => ({ type: 'ApproveAmendment', amendment, role, occurredOn: days.midway });
export const approved = (role: SignatoryRole, amendment = 1): PlacementEvent => ({
  type: 'AmendmentApproved',
  data: { amendment, role, occurredOn: days.midway },
});
