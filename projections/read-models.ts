import type { Projection } from '../domain/ports/projection.ts';
import { auditHistory } from './audit-history/projection.ts';
import { calendar } from './calendar/projection.ts';
import { membershipRegister } from './membership-register.ts';
import { networkDirectory } from './network-directory.ts';
import { organisationDirectory } from './organisation-directory.ts';
import { partnershipRegister } from './partnership-register.ts';
import { placementRegister } from './placement-register.ts';
import { programmeCycleRegister } from './programme-cycle-register.ts';
import { programmeProgress } from './programme-progress/projection.ts';
import { shortages } from './shortages/projection.ts';
import { structuralPartnerProgramme } from './structural-partner-programme/projection.ts';

/** Every read model of the programme. */
export const readModels: readonly Projection[] = [
  organisationDirectory,
  networkDirectory,
  calendar,
  partnershipRegister,
  structuralPartnerProgramme,
  placementRegister,
  programmeCycleRegister,
  programmeProgress,
  shortages,
  membershipRegister,
  auditHistory,
] as unknown as readonly Projection[];
