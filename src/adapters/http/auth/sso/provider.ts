import * as openid from 'openid-client';
import type { GuardedAsk } from '#app/ports/guarded-ask.ts';
import type { IdentityProvider } from '#contract/single-sign-on.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { claims, type Claims } from './judge-claims.ts';

const ANSWER_WITHIN_MS = 10 * SECOND_MS;

/** A provider with the secret it gave the desk. */
export interface OpenProvider {
  provider: IdentityProvider;
  secret: string | null;
}

/** What a browser is sent to the provider with. */
export interface Sent {
  url: URL;
  state: string;
  nonce: string;
  verifier: string;
}

/** Reads where the provider does what, as it says itself, and checks that it is the one that was meant. */
export function discover(ask: GuardedAsk, { provider, secret }: OpenProvider): Promise<openid.Configuration> {
  const issuer = new URL(provider.issuer);
  return openid.discovery(
    issuer,
    provider.clientId,
    undefined,
    secret === null ? openid.None() : provesItself(secret),
    {
      [openid.customFetch]: guardedFetch(ask, provider.allowPrivate),
      execute: [
        // The token's signature is checked although it comes over the provider's own connection.
        openid.enableNonRepudiationChecks,
        // A provider in one's own network may have no certificate; anywhere else it must.
        ...(issuer.protocol === 'http:' && provider.allowPrivate ? [openid.allowInsecureRequests] : []),
      ],
      timeout: ANSWER_WITHIN_MS / SECOND_MS,
    },
  );
}

/** Where to send a browser, with proof keys (RFC 7636), a state and a nonce that come back with it. */
export async function sendTo(config: openid.Configuration, redirectUri: string): Promise<Sent> {
  const verifier = openid.randomPKCECodeVerifier();
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url, state, nonce, verifier };
}

/** What the provider says of who came back: from the signed token, and from its own answer where that says less. */
export async function cameBack(
  config: openid.Configuration,
  current: URL,
  begun: Pick<Sent, 'state' | 'nonce' | 'verifier'>,
): Promise<Claims> {
  const tokens = await openid.authorizationCodeGrant(config, current, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
  });
  const said = claims.parse(tokens.claims());
  if (said.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return said;
  return claims.parse({ ...(await openid.fetchUserInfo(config, tokens.access_token, said.sub)), sub: said.sub });
}

/** By the way of showing a secret that every provider must know (RFC 6749, 2.3.1), or the other one where it says so. */
function provesItself(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (ways.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

function textOf(body: NonNullable<openid.FetchBody>): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('a request to a provider is a form');
}

/** Asks under the desk's own guard: no redirects, and no address inside unless that is allowed. */
function guardedFetch(ask: GuardedAsk, allowPrivate: boolean): openid.CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await ask(new URL(url), {
      method,
      headers: { ...headers, 'user-agent': 'TwoAM' },
      body: body === undefined || body === null ? null : textOf(body),
      allowPrivate,
      timeoutMs: ANSWER_WITHIN_MS,
    });
    const { 'transfer-encoding': _chunks, 'content-length': _length, ...kept } = answer.headers;
    return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers: kept });
  };
}
