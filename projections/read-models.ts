import type { Projection } from '../domain/ports/projection.ts';
import { auditHistory } from './audit-history/projection.ts';
import { organisationDirectory } from './organisation-directory.ts';
import { placementRegister } from './placement-register.ts';

/** Every read model of the programme. */
export const readModels: readonly Projection[] = [organisationDirectory, placementRegister, auditHistory] as unknown as readonly Projection[];
