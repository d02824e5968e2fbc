import { z } from 'zod';
import { me } from './accounts.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'Accounts';
const none = z.object({});
const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+$/, 'This is not base64url.');
const credentialId = base64url(1400);
const transport = z.string().max(30);
export const challenge = z.string().describe('In base64url');

/** What every answer of a device has. Other fields that browsers send are not read. */
const proof = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
};

/** How a device proves that it holds a passkey (WebAuthn, AuthenticationResponseJSON). */
export const passkeyProof = z.object({
  ...proof,
  response: z.object({
    clientDataJSON: base64url(6000),
    authenticatorData: base64url(6000),
    signature: base64url(8000),
    userHandle: base64url(100),
  }),
});
export type PasskeyProof = z.output<typeof passkeyProof>;

/** A passkey that a device has just made (WebAuthn, RegistrationResponseJSON). */
const newPasskey = z.object({
  ...proof,
  response: z.object({
    clientDataJSON: base64url(6000),
    attestationObject: base64url(30_000),
    transports: z.array(transport).max(10).default([]),
  }),
});
export type NewPasskey = z.output<typeof newPasskey>;

/** Where passkeys of this desk work. */
const passkeyPlace = z.object({
  url: z.string().describe('The desk’s public address, the only one where they work'),
  host: z.string().nullable().describe('The name they belong to; null when the address cannot have any'),
  why: z.string().nullable().describe('Why they cannot work, and what to do; null when they can'),
});
export type PasskeyPlace = z.output<typeof passkeyPlace>;

export const offersPasskeys = route({
  name: 'offersPasskeys',
  method: 'GET',
  path: '/api/v1/session/passkey',
  summary: 'Whether people can sign in with a passkey at this desk’s address.',
  tag,
  needs: 'public',
  query: none,
  answer: z.object({
    place: passkeyPlace,
    moved: z.boolean().describe('The desk’s address has changed: passkeys exist that no longer fit'),
  }),
});

export const beginPasskeySignIn = route({
  name: 'beginPasskeySignIn',
  method: 'POST',
  path: '/api/v1/session/passkey/challenge',
  summary: 'Begin signing in with a passkey: what to ask the device; sets a cookie of five minutes.',
  tag,
  needs: 'public',
  query: none,
  answer: z.object({
    challenge,
    rpId: z.string(),
    timeout: z.int(),
    userVerification: z.literal('required'),
  }),
});

export const signInWithPasskey = route({
  name: 'signInWithPasskey',
  method: 'POST',
  path: '/api/v1/session/passkey',
  summary: 'Sign in with a passkey; the answer sets the session cookie.',
  tag,
  needs: 'public',
  query: none,
  body: passkeyProof,
  answer: me.answer,
});

export const listPasskeys = route({
  name: 'listPasskeys',
  method: 'GET',
  path: '/api/v1/me/passkeys',
  summary: 'Your own passkeys.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    passkeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        host: z.string().describe('The name of the desk it was made for'),
        fits: z.boolean().describe('False since the desk’s address changed'),
        synced: z.boolean().describe('Kept by an account of its maker, so that it survives the device'),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
      }),
    ),
    place: passkeyPlace,
  }),
});

export const beginPasskey = route({
  name: 'beginPasskey',
  method: 'POST',
  path: '/api/v1/me/passkeys/challenge',
  summary: 'Begin adding a passkey: what to ask the device; sets a cookie of five minutes.',
  tag,
  needs: 'view',
  fresh: true,
  query: none,
  answer: z.object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge,
    pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
    timeout: z.int(),
    excludeCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key') })),
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  }),
});

export const addPasskey = route({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/v1/me/passkeys',
  summary: 'Add a passkey that your device has just made.',
  tag,
  needs: 'view',
  audited: true,
  fresh: true,
  query: none,
  status: 201,
  body: z.object({ name: z.string().trim().min(1).max(60), passkey: newPasskey }),
  answer: z.object({ id: z.string() }),
});

export const removePasskey = route({
  name: 'removePasskey',
  method: 'DELETE',
  path: '/api/v1/me/passkeys/:id',
  summary: 'Remove a passkey of yours; wherever else it signed you in, you are signed out.',
  tag,
  needs: 'view',
  audited: true,
  fresh: true,
  params: idParams,
  query: none,
  answer: z.object({ id: z.string(), endedSessions: z.int() }),
});
