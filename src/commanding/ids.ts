import { hash } from 'node:crypto';
import { v5, v7 } from 'uuid';
import type { Identities } from '../../domain/ports/identities.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';

/** Namespace of every name-based id of Stagepact. */
const namespace = 'a071a071-0000-5000-8000-57a6e9ac7071';

export const identities: Identities = {
  of: (kind, name) => v5(`${kind}:${name}`, namespace),
  fresh: () => v7(),
};

/**
 * The same command that decides the same again gives the same ids, so that its append can be repeated without an effect.
 * Where it decides otherwise (on other facts, or another command took its id) the ids differ: no store then takes it for a repeat.
 */
export const eventId = (commandId: string, fingerprint: string, index: number, { type, data }: DomainEvent): string =>
  v5(`${index} ${fingerprint} ${type} ${JSON.stringify(data)}`, commandId);

export const sha256 = (text: string): string => hash('sha256', text);
