import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { UnusableData } from '../sqlite.ts';
import type { Issuer } from './token-authenticator.ts';

export const localIssuerName = 'urn:stagepact:local';
export const localAudience = 'urn:stagepact:api';
const algorithm = 'Ed25519';

const fileIn = (folder: string): string => join(folder, 'access-key.json');

/** The key with which this installation signs its own tokens; made at first use, readable by its owner only. @throws UnusableData */
export async function localKey(folder: string): Promise<JWK> {
  const file = fileIn(folder);
  const text = await textIn(file);
  try {
    const jwk = JSON.parse(text) as JWK;
    const key = await importJWK(jwk, algorithm);
    if (!(key instanceof CryptoKey) || key.type !== 'private') throw new TypeError('not a private key');
    return jwk;
  } catch (error) {
    throw new UnusableData(
      {
        nl: `${file} is geen sleutel. Verwijder het bestand om een nieuwe te laten maken; toegangsbewijzen die ermee gemaakt zijn, gelden dan niet meer.`,
        en: `${file} is not a key. Remove it to have a new one made; tokens made with it end with it.`,
      },
      { cause: error },
    );
  }
}

async function textIn(file: string): Promise<string> {
  try {
    if (!existsSync(file)) await makeKey(file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new UnusableData(
      {
        nl: `De sleutel ${file} kan niet worden gelezen of gemaakt (${text}). Doe dit als de gebruiker bij wie de server draait, of kies met STAGEPACT_DATA een andere map.`,
        en: `The key ${file} cannot be read or made (${text}). Do this as the user that the server runs as, or choose another folder with STAGEPACT_DATA.`,
      },
      { cause: error },
    );
  }
}

/** Of several processes that make one at the same time the first has it; it stands there whole or not at all. */
async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const own = `${file}.${crypto.randomUUID()}`;
  mkdirSync(dirname(file), { recursive: true });
  const key = JSON.stringify({ ...(await exportJWK(privateKey)), alg: algorithm, kid: 'local' });
  try {
    writeFileSync(own, key, { mode: 0o600, flush: true });
    chmodSync(own, 0o600);
    linkSync(own, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes the tokens that `npm run token` makes on the same data folder. */
export function localIssuer(folder: string): Issuer {
  const reading = localKey(folder).then(({ d: _private, ...publicKey }) => createLocalJWKSet({ keys: [publicKey as JWK] }));
  // The start has told it.
  reading.catch(() => undefined);
  return { issuer: localIssuerName, audience: localAudience, keys: async (header, token) => (await reading)(header, token) };
}

/** An access token (RFC 9068) for a person, valid for the seconds given. */
export async function localToken(folder: string, subject: string, seconds: number): Promise<string> {
  const key = await importJWK(await localKey(folder), algorithm);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ client_id: 'stagepact-cli' })
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: 'local' })
    .setIssuer(localIssuerName)
    .setAudience(localAudience)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .setJti(crypto.randomUUID())
    .sign(key);
}
