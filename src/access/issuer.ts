import type { Config } from '../config.ts';
import { localIssuer } from './local-issuer.ts';
import { type Issuer, remoteIssuer } from './token-authenticator.ts';

/** Whose tokens are taken: those of the configured OpenID Connect issuer, or of this installation itself. */
export function issuerOf({ oidc, dataFolder }: Config): Issuer {
  return oidc === undefined ? localIssuer(dataFolder) : remoteIssuer(oidc.issuer, oidc.audience, oidc.jwks);
}
