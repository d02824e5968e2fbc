import { z } from 'zod';
import { route } from './route.ts';

const none = z.object({});
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'A domain is written like example.com.');

/** The company's identity provider, by OpenID Connect. */
export const identityProvider = z.object({
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('Where its /.well-known/openid-configuration lies'),
  clientId: z.string().trim().min(1).max(300),
  label: z.string().trim().min(1).max(60).default('your company account').describe('What the sign-in page calls it'),
  domains: z
    .array(domain)
    .max(50)
    .default([])
    .describe('Whoever has an address of these, and no account yet, gets one; none: only who was invited comes in'),
  newRole: z.enum(['responder', 'viewer']).default('viewer').describe('The role of accounts that are made so'),
  allowPrivate: z.boolean().default(false).describe('Let it lie in your own network'),
});
export type IdentityProvider = z.output<typeof identityProvider>;

export const offersSingleSignOn = route({
  name: 'offersSingleSignOn',
  method: 'GET',
  path: '/api/v1/session/single-sign-on',
  summary: 'Whether people can sign in by the company’s identity provider, and what it is called.',
  tag: 'Accounts',
  needs: 'public',
  query: none,
  answer: z.object({ label: z.string().nullable().describe('Null when there is none') }),
});

export const getIdentityProvider = route({
  name: 'getIdentityProvider',
  method: 'GET',
  path: '/api/v1/settings/identity-provider',
  summary: 'The identity provider, without its secret, and the address to register there.',
  tag: 'Settings',
  needs: 'administer',
  query: none,
  answer: z.object({
    provider: identityProvider.nullable(),
    secretLost: z.boolean().describe('The secret must be entered again: the desk’s key does not open it'),
    redirectUri: z.string(),
  }),
});

export const putIdentityProvider = route({
  name: 'putIdentityProvider',
  method: 'PUT',
  path: '/api/v1/settings/identity-provider',
  summary: 'Set the identity provider, or remove it with null; an absent secret stays as it is.',
  tag: 'Settings',
  needs: 'administer',
  fresh: true,
  query: none,
  body: z.object({
    provider: identityProvider.nullable(),
    secret: z.string().min(1).max(1000).optional(),
  }),
  answer: z.object({ provider: identityProvider.nullable() }),
});

export const testIdentityProvider = route({
  name: 'testIdentityProvider',
  method: 'POST',
  path: '/api/v1/settings/identity-provider/test',
  summary: 'Ask the identity provider who it is; signs nobody in.',
  tag: 'Settings',
  needs: 'administer',
  query: none,
  answer: z.object({ works: z.boolean(), says: z.string() }),
});
