import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { localAudience, localIssuer, localIssuerName, localToken } from '../../../src/access/local-issuer.ts';
import { remoteIssuer, TokenAuthenticator } from '../../../src/access/token-authenticator.ts';
import { served } from '../../support/serving.ts';

const now = (): number => Math.floor(Date.now() / 1000);

describe('access tokens', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let jwk: JWK;
  let authenticator: TokenAuthenticator;
  beforeAll(async () => {
    keys = await generateKeyPair('ES256', { extractable: true });
    jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' };
    authenticator = new TokenAuthenticator({ issuer: 'https://issuer.example', audience: 'stagepact', keys: createLocalJWKSet({ keys: [jwk] }) });
  });

  const claims = (change: JWTPayload = {}): JWTPayload => ({
    iss: 'https://issuer.example',
    aud: 'stagepact',
    sub: 'manager-1',
    iat: now(),
    exp: now() + 60,
    ...change,
  });
  const signed = (payload: JWTPayload, header: object = {}, key: Parameters<SignJWT['sign']>[0] = keys.privateKey) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header }).sign(key);

  it('of the issuer, for the audience, within their time, say who it is', async () => {
    expect(await authenticator.subjectOf(await signed(claims()))).toStrictEqual({ subject: 'manager-1' });
  });

  it.each<[string, JWTPayload]>([
    ['expired', { iat: now() - 7200, exp: now() - 3600 }],
    ['for another audience', { aud: 'other' }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['not valid yet', { nbf: now() + 3600 }],
    ['issued in the future', { iat: now() + 3600, exp: now() + 7200 }],
    ['about nobody', { sub: '' }],
    ['about an e-mail address', { sub: 'karin@example.nl' }],
  ])('that are %s are refused', async (_, change) => {
    expect(await authenticator.subjectOf(await signed(claims(change)))).toStrictEqual({ refused: expect.any(String) });
  });

  it.each(['exp', 'iat', 'sub'])('without %s are refused', async (claim) => {
    const { [claim]: _, ...rest } = claims();
    expect(await authenticator.subjectOf(await signed(rest))).toStrictEqual({ refused: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
  });

  it('signed with a foreign key are refused, also under a known key id', async () => {
    const foreign = await generateKeyPair('ES256');
    expect(await authenticator.subjectOf(await signed(claims(), {}, foreign.privateKey))).toStrictEqual({ refused: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  describe('that were taken once', () => {
    afterEach(() => {
      jest.useRealTimers();
    });
    const lookups = jest.fn();
    const watched = (): TokenAuthenticator => {
      lookups.mockClear();
      const known = createLocalJWKSet({ keys: [jwk] });
      return new TokenAuthenticator({
        issuer: 'https://issuer.example',
        audience: 'stagepact',
        keys: (...asked) => {
          lookups();
          return known(...asked);
        },
      });
    };

    it('are known again for a minute, and then verified anew, so that a withdrawn key does not go on for long', async () => {
      const tokens = watched();
      const token = await signed(claims({ exp: now() + 3600 }));
      for (const _ of [1, 2, 3]) expect(await tokens.subjectOf(token)).toStrictEqual({ subject: 'manager-1' });
      expect(lookups).toHaveBeenCalledTimes(1);
      jest.useFakeTimers({ now: Date.now() + 60_001, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
      expect(await tokens.subjectOf(token)).toStrictEqual({ subject: 'manager-1' });
      expect(lookups).toHaveBeenCalledTimes(2);
    });

    it('are not taken beyond their own end', async () => {
      const tokens = watched();
      const token = await signed(claims({ exp: now() + 5 }));
      expect(await tokens.subjectOf(token)).toStrictEqual({ subject: 'manager-1' });
      jest.useFakeTimers({ now: Date.now() + 45_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
      expect(await tokens.subjectOf(token)).toStrictEqual({ refused: 'expired' });
    });
  });

  it('that are not signed at all are refused', async () => {
    const unsigned = new UnsecuredJWT(claims()).encode();
    expect(await authenticator.subjectOf(unsigned)).toStrictEqual({ refused: expect.any(String) });
  });

  it('signed with a shared secret are refused', async () => {
    const shared = await signed(claims(), { alg: 'HS256' }, new TextEncoder().encode('a secret of at least thirty-two bytes'));
    expect(await authenticator.subjectOf(shared)).toStrictEqual({ refused: 'ERR_JOSE_ALG_NOT_ALLOWED' });
  });

  it('of another type, such as an ID token, are refused', async () => {
    expect(await authenticator.subjectOf(await signed(claims(), { typ: 'JWT' }))).toStrictEqual({ refused: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
  });

  it.each(['', 'x', 'a.b.c', 'Bearer', '💥'])('that are no tokens (%j) are refused', async (text) => {
    expect(await authenticator.subjectOf(text)).toStrictEqual({ refused: expect.any(String) });
  });
});

describe('an issuer of elsewhere', () => {
  it.each<[string, number, string]>([
    ['answers with an error', 502, '<h1>Bad Gateway</h1>'],
    ['answers with something else', 200, '<h1>Log in</h1>'],
    ['answers with no keys', 200, '{}'],
  ])('that %s is away, and nobody is told that his token does not count', async (_, status, body) => {
    const server = await served((_request, response) => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(body));
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ sub: 'manager-1' }).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' }).sign(privateKey);
    const issuer = remoteIssuer('https://issuer.example', 'stagepact', `${server.url}/keys`);
    await expect(new TokenAuthenticator(issuer).subjectOf(token)).rejects.toMatchObject({ name: 'StoreUnavailable', retryAfterSeconds: 5 });
    await server.stop();
  });
});

describe('the local issuer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes a key that only its owner can read, and takes the tokens made with it', async () => {
    const token = await localToken(folder, 'manager-1', 60);
    expect(statSync(join(folder, 'access-key.json')).mode & 0o077).toBe(0);
    const issuer = localIssuer(folder);
    expect([issuer.issuer, issuer.audience]).toStrictEqual([localIssuerName, localAudience]);
    expect(await new TokenAuthenticator(issuer).subjectOf(token)).toStrictEqual({ subject: 'manager-1' });
  });

  it.each([
    ['a diary', 'dear diary'],
    ['nothing', ''],
    ['no key at all', '{}'],
    ['a number', '12'],
    ['a key cut short', '{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}'],
    ['a public key', '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}'],
    ['a shared secret', '{"kty":"oct","k":"AAAA"}'],
  ])('says of %s in place of the key what to do about it', async (_, text) => {
    const spoilt = mkdtempSync(join(tmpdir(), 'access-'));
    writeFileSync(join(spoilt, 'access-key.json'), text);
    await expect(localToken(spoilt, 'manager-1', 60)).rejects.toMatchObject({
      name: 'UnusableData',
      message: expect.stringMatching(/access-key\.json is geen sleutel\. Verwijder .+ \/ .+access-key\.json is not a key\. Remove it /),
    });
    rmSync(spoilt, { recursive: true });
  });

  it('does not call it spoilt when it cannot be read or made', async () => {
    const told = { name: 'UnusableData', message: expect.stringMatching(/ kan niet worden gelezen of gemaakt \(.+ cannot be read or made \(/) };
    const spoilt = mkdtempSync(join(tmpdir(), 'access-'));
    mkdirSync(join(spoilt, 'access-key.json'));
    await expect(localToken(spoilt, 'manager-1', 60)).rejects.toMatchObject(told);
    writeFileSync(join(spoilt, 'file'), '');
    await expect(localToken(join(spoilt, 'file'), 'manager-1', 60)).rejects.toMatchObject(told);
    rmSync(spoilt, { recursive: true });
  });

  it('does not take the tokens of another installation', async () => {
    const other = mkdtempSync(join(tmpdir(), 'access-'));
    const token = await localToken(other, 'manager-1', 60);
    expect(await new TokenAuthenticator(localIssuer(folder)).subjectOf(token)).toStrictEqual({ refused: expect.any(String) });
    rmSync(other, { recursive: true });
  });
});

it('of several that make the key of an installation at once, all end up with the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagepact-keys-'));
  const issuers = Array.from({ length: 5 }, () => new TokenAuthenticator(localIssuer(folder)));
  const token = await localToken(folder, 'manager-1', 60);
  expect(await Promise.all(issuers.map((issuer) => issuer.subjectOf(token)))).toEqual(issuers.map(() => ({ subject: 'manager-1' })));
  rmSync(folder, { recursive: true });
});
