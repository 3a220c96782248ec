import type { Projection } from '../domain/ports/projection.ts';
import { auditHistory } from './audit-history/projection.ts';
import { organisationDirectory } from './organisation-directory.ts';

/** Every read model of the programme. */
export const readModels: readonly Projection[] = [organisationDirectory, auditHistory] as unknown as readonly Projection[];
