import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Authenticator } from '../../domain/ports/access.ts';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import { Subject } from '../../domain/shared/identifiers.ts';

/** Signatures that are taken; symmetric ones and `none` never are. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const leewaySeconds = 30;

export type Issuer = Readonly<{ issuer: string; audience: string; keys: JWTVerifyGetKey }>;

/** An issuer whose keys are fetched and kept from its JWKS address. */
export const remoteIssuer = (issuer: string, audience: string, jwks: string): Issuer => ({
  issuer,
  audience,
  keys: createRemoteJWKSet(new URL(jwks), { timeoutDuration: 5000, cooldownDuration: 30_000 }),
});

/** Takes access tokens as RFC 9068 has them: signed, of type `at+jwt`, from this issuer, for this audience, not expired, with a subject. */
export class TokenAuthenticator implements Authenticator {
  readonly #issuer: Issuer;

  constructor(issuer: Issuer) {
    this.#issuer = issuer;
  }

  async subjectOf(token: string): Promise<{ readonly subject: string } | { readonly refused: string }> {
    const { issuer, audience, keys } = this.#issuer;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        typ: 'at+jwt',
        clockTolerance: leewaySeconds,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      if ((payload.iat ?? 0) > Date.now() / 1000 + leewaySeconds) return { refused: 'issued in the future' };
      return Subject.is(payload.sub) ? { subject: payload.sub } : { refused: 'its subject is not opaque text' };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw new StoreUnavailable('the keys of the token issuer cannot be had', { cause: error, retryAfterSeconds: 5 });
      }
      return { refused: error.code };
    }
  }
}
