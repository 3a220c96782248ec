import { hash, randomUUID } from 'node:crypto';
import type { Identities } from '../../domain/ports/identities.ts';
import type { DomainEvent } from '../../domain/shared/event.ts';

/** Namespace of every name-based id of Stagepact. */
const namespace = Buffer.from('a071a07100005000800057a6e9ac7071', 'hex');

export const sha256 = (text: string): string => hash('sha256', text);

export const identities: Identities = {
  of: (kind, name) => uuidOf(5, hash('sha1', Buffer.concat([namespace, Buffer.from(`${kind}:${name}`)]))),
  fresh: randomUUID,
  digest: sha256,
};

/**
 * The same command that decides the same again gives the same ids, so that its append can be repeated without an effect.
 * Where it decides otherwise (on other facts, or another command took its id) the ids differ: no store then takes it for a repeat.
 */
export const eventId = (commandId: string, fingerprint: string, index: number, { type, data }: DomainEvent): string =>
  uuidOf(8, sha256(`${commandId} ${index} ${fingerprint} ${type} ${JSON.stringify(data)}`));

/**
 * A digest as name-based UUID (RFC 9562): its first 128 bits, six of them put to say version and variant. Version 5 is that of SHA-1, 8 that of SHA-256 (B.2).
 * Made here because every command needs several, and the library takes as long for one as a whole decision.
 */
function uuidOf(version: 5 | 8, digest: string): string {
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) & 3);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${version}${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
