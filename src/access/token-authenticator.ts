import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Authenticator } from '../../domain/ports/access.ts';
import { StoreUnavailable } from '../../domain/ports/errors.ts';
import { Subject } from '../../domain/shared/identifiers.ts';
import { Recent } from '../recent.ts';

/** Signatures that are taken; symmetric ones and `none` never are. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const leewaySeconds = 30;
/** How long a verified token is taken without verifying it again: so long may a key go on that its issuer has withdrawn. What its subject may do is asked anew each time. */
const rememberedMs = 60_000;
const mostRemembered = 10_000;

export type Issuer = Readonly<{ issuer: string; audience: string; keys: JWTVerifyGetKey }>;

/** An issuer whose keys are fetched and kept from its JWKS address. */
export const remoteIssuer = (issuer: string, audience: string, jwks: string): Issuer => ({
  issuer,
  audience,
  keys: createRemoteJWKSet(new URL(jwks), { timeoutDuration: 5000, cooldownDuration: 30_000 }),
});

/** What is wrong with the keys, and not with the token: they did not come, or something else came in their place (which `jose` has no code of its own for). */
const ofKeys: readonly string[] = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];

/** Takes access tokens as RFC 9068 has them: signed, of type `at+jwt`, from this issuer, for this audience, not expired, with a subject. */
export class TokenAuthenticator implements Authenticator {
  readonly #verified = new Recent<string, Readonly<{ subject: string; until: number }>>(mostRemembered);
  readonly #issuer: Issuer;

  constructor(issuer: Issuer) {
    this.#issuer = issuer;
  }

  async subjectOf(token: string): Promise<{ readonly subject: string } | { readonly refused: string }> {
    const { issuer, audience, keys } = this.#issuer;
    const verified = this.#verified.get(token);
    if (verified !== undefined && Date.now() < verified.until) return { subject: verified.subject };
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
      if (!Subject.is(payload.sub)) return { refused: 'its subject is not opaque text' };
      // Never beyond the token's own end.
      this.#verified.set(token, { subject: payload.sub, until: Math.min(Date.now() + rememberedMs, (payload.exp ?? 0) * 1000) });
      return { subject: payload.sub };
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || ofKeys.includes(error.code)) {
        throw new StoreUnavailable('the keys of the token issuer cannot be had', { cause: error, retryAfterSeconds: 5 });
      }
      return { refused: error instanceof errors.JWTExpired ? 'expired' : error.code };
    }
  }
}
