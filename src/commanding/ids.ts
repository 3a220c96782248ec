import { hash, randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import type { Identities } from '../../domain/ports/identities.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';

/** Namespace of every name-based id of Stagepact. */
const namespace = 'a071a071-0000-5000-8000-57a6e9ac7071';

export const sha256 = (text: string): string => hash('sha256', text);

export const identities: Identities = {
  of: (kind, name) => v5(`${kind}:${name}`, namespace),
  fresh: randomUUID,
  digest: sha256,
};

/**
 * The same command that decides the same again gives the same ids, so that its append can be repeated without an effect.
 * Where it decides otherwise (on other facts, or another command took its id) the ids differ: no store then takes it for a repeat.
 */
export const eventId = (commandId: string, fingerprint: string, index: number, { type, data }: DomainEvent): string =>
  uuidOf(sha256(`${commandId} ${index} ${fingerprint} ${type} ${JSON.stringify(data)}`));

/** A digest as UUID of version 8, named by SHA-256 as in RFC 9562, B.2: the first 128 bits, six of them put to say version and variant. */
function uuidOf(digest: string): string {
  const variant = (8 | (Number.parseInt(digest.charAt(16), 16) & 3)).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
