import { z } from 'zod';
import { challenge, passkeyProof } from './passkey.ts';
import { route } from './route.ts';

const tag = 'Accounts';
const none = z.object({});
const proven = z.object({ proven: z.literal(true) });
const { response } = passkeyProof.shape;
/** Asked for certain keys, a device may leave out whose they are (WebAuthn, 5.2.2). */
const ownPasskeyProof = passkeyProof.extend({
  response: response.extend({ userHandle: response.shape.userHandle.or(z.literal('')) }),
});

export const howToProve = route({
  name: 'howToProve',
  method: 'GET',
  path: '/api/v1/me/proof',
  summary: 'How you can prove again that it is you, which some requests ask for ten minutes after you signed in.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    fresh: z.boolean().describe('Nothing is asked for: you signed in or proved it just now'),
    password: z.boolean(),
    passkeys: z.int().describe('How many of yours work at the desk’s address'),
  }),
});

export const provePassword = route({
  name: 'provePassword',
  method: 'POST',
  path: '/api/v1/me/proof',
  summary: 'Prove with your password that it is you; the answer renews the session cookie.',
  tag,
  needs: 'view',
  audited: true,
  query: none,
  body: z.object({ password: z.string().min(1).max(128) }),
  answer: proven,
});

export const beginProof = route({
  name: 'beginProof',
  method: 'POST',
  path: '/api/v1/me/proof/challenge',
  summary: 'Begin proving it with a passkey: what to ask the device; sets a cookie of five minutes.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    challenge,
    rpId: z.string(),
    timeout: z.int(),
    userVerification: z.literal('required'),
    allowCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key') })),
  }),
});

export const provePasskey = route({
  name: 'provePasskey',
  method: 'POST',
  path: '/api/v1/me/proof/passkey',
  summary: 'Prove with a passkey of yours that it is you; the answer renews the session cookie.',
  tag,
  needs: 'view',
  audited: true,
  query: none,
  body: ownPasskeyProof,
  answer: proven,
});
