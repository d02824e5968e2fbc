import { z } from 'zod';
import { me } from './accounts.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'Accounts';
const none = z.object({});
const email = z.email().max(320);

/** Long enough to resist guessing without rules about characters; the upper bound keeps hashing cheap. */
export const password = z.string().min(12, 'Use at least 12 characters.').max(128, 'Use at most 128 characters.');

export const signIn = route({
  name: 'signIn',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with email and password; the answer sets the session cookie.',
  tag,
  needs: 'public',
  query: none,
  body: z.object({ email, password: z.string().min(1).max(128) }),
  answer: me.answer,
});
export const signOut = route({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out here; open live streams of this session end.',
  tag,
  needs: 'public',
  query: none,
  answer: z.object({ signedOut: z.boolean().describe('False when nobody was signed in') }),
});

export const changePassword = route({
  name: 'changePassword',
  method: 'PUT',
  path: '/api/v1/me/password',
  summary: 'Change your own password; everywhere else you are signed out.',
  tag,
  needs: 'view',
  query: none,
  body: z.object({ current: z.string().min(1).max(128), password }),
  answer: z.object({ endedSessions: z.int().describe('How many other places were signed out') }),
});

/** What a one-time link is for. */
export const linkKind = z.enum(['first-administrator', 'invitation', 'new-password']);

export const lookAtWelcome = route({
  name: 'lookAtWelcome',
  method: 'GET',
  path: '/api/v1/welcome',
  summary: 'What a one-time link is for; looking does not use it up.',
  tag,
  needs: 'public',
  query: z.object({ token: z.string().min(1).max(200) }),
  answer: z.object({
    kind: linkKind,
    name: z.string().describe('As invited; empty for the first administrator'),
    email: z.string().describe('As invited and fixed; empty for the first administrator, who chooses it'),
    expiresAt: instant,
  }),
});
export const acceptWelcome = route({
  name: 'acceptWelcome',
  method: 'POST',
  path: '/api/v1/welcome',
  summary: 'Use a one-time link: sets name and password, and signs in.',
  tag,
  needs: 'public',
  query: none,
  body: z.object({
    token: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(200).optional().describe('Required for the first administrator'),
    email: email.optional().describe('Required for the first administrator, ignored otherwise'),
    password,
  }),
  answer: me.answer,
});

export const createAccountLink = route({
  name: 'createAccountLink',
  method: 'POST',
  path: '/api/v1/accounts/:id/link',
  summary: 'A new one-time link for an account whose invitation ran out or whose password is lost.',
  tag,
  needs: 'administer',
  fresh: true,
  params: idParams,
  query: none,
  body: z.object({
    endSessions: z
      .boolean()
      .default(true)
      .describe('Sign them out everywhere now; with false they stay signed in until the link is used'),
    removePasskeys: z.boolean().default(true).describe('Remove their passkeys now; with false these go on working'),
  }),
  answer: z.object({
    id: z.string(),
    link: z.string(),
    expiresAt: instant,
    endedSessions: z.int(),
    removedPasskeys: z.int(),
    told: z.boolean().describe('They are told by mail; false for an invitation, and where no mail server is set up'),
  }),
});
