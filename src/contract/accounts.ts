import { z } from 'zod';
import { idParams, instant, nothing, route } from './route.ts';

/** What an account may do on this desk as a whole. */
export const accountRole = z.enum(['admin', 'responder', 'viewer']);

export const me = route({
  name: 'me',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who you are and what you may do.',
  tag: 'Accounts',
  needs: 'view',
  query: nothing,
  answer: z.object({
    accountId: z.string(),
    personId: z.string().nullable(),
    name: z.string(),
    email: z.string(),
    role: accountRole,
    rights: z.array(z.string()),
    mustSetPassword: z.boolean(),
  }),
});

/** What an account can sign in with. */
export const waysIn = z.object({
  password: z.boolean(),
  singleSignOn: z.boolean(),
  passkeys: z.int(),
});

/** An account as administrators see it; never how it proves itself. */
export const accountRow = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  role: accountRole,
  mayPublish: z.boolean(),
  waysIn: waysIn.describe('All absent until the invitation is taken'),
  createdAt: instant,
});
export const listAccounts = route({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  summary: 'Accounts and their roles.',
  tag: 'Accounts',
  needs: 'administer',
  query: nothing,
  answer: z.object({ accounts: z.array(accountRow) }),
});
export const createAccount = route({
  name: 'createAccount',
  method: 'POST',
  path: '/api/v1/accounts',
  summary: 'Invite somebody: answers a one-time link with which they set their password.',
  tag: 'Accounts',
  needs: 'administer',
  fresh: true,
  query: nothing,
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(200),
    email: z.email().max(320),
    role: accountRole,
    mayPublish: z.boolean().default(false),
    personId: z.string().nullable().default(null),
  }),
  answer: z.object({ id: z.string(), link: z.string() }),
});
export const updateAccount = route({
  name: 'updateAccount',
  method: 'PUT',
  path: '/api/v1/accounts/:id',
  summary: 'Change an account’s role.',
  tag: 'Accounts',
  needs: 'administer',
  fresh: true,
  params: idParams,
  query: nothing,
  body: z.object({ role: accountRole, mayPublish: z.boolean() }),
  answer: z.object({ id: z.string() }),
});
export const deleteAccount = route({
  name: 'deleteAccount',
  method: 'DELETE',
  path: '/api/v1/accounts/:id',
  summary: 'Remove an account and its sessions.',
  tag: 'Accounts',
  needs: 'administer',
  fresh: true,
  params: idParams,
  query: nothing,
  answer: z.object({ id: z.string() }),
});
