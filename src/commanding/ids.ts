import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';
import type { Identities } from '../../domain/ports/identities.ts';

/** Namespace of every name-based id of Stagepact. */
const namespace = 'a071a071-0000-5000-8000-57a6e9ac7071';

export const identities: Identities = {
  of: (kind, name) => v5(`${kind}:${name}`, namespace),
  fresh: () => v7(),
};

export const eventId = (commandId: string, index: number): string => v5(String(index), commandId);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
