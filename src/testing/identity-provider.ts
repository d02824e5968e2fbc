import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface KnownPerson {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

/** A real OpenID provider on this machine, whose sign-in page is answered for the visitor. */
export interface IdentityProviderServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who sits in front of the browser from now on; null presses cancel. */
  visitor: KnownPerson | null;
  close(): Promise<void>;
}

/** Starts one that sends people back to these addresses. */
export async function identityProvider(redirectUris: string[]): Promise<IdentityProviderServer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, KnownPerson>();
  const client = { client_id: 'twoam', client_secret: 'a client secret of the provider', redirect_uris: redirectUris };
  const provider = new Provider(issuer, {
    clients: [{ ...client, response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: true,
    cookies: { keys: ['of the provider'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => ({ ...person }) };
    },
    // Who signs in has agreed.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const one: IdentityProviderServer = {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    visitor: null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const standard = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void standard(request, response);
    const { visitor } = one;
    if (visitor !== null) people.set(visitor.sub, visitor);
    const result =
      visitor === null
        ? { error: 'access_denied', error_description: 'the visitor pressed cancel' }
        : { login: { accountId: visitor.sub, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return one;
}
