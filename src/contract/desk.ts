import { z } from 'zod';
import { groupSummary } from './signal.ts';
import { incidentSummary } from './incident.ts';
import { idParams, instant, route } from './route.ts';

const none = z.object({});
/** An address a browser opens; links to other schemes would do something else. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

export const me = route({
  name: 'me',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who you are and what you may do.',
  tag: 'Accounts',
  needs: 'view',
  query: none,
  answer: z.object({
    accountId: z.string(),
    personId: z.string().nullable(),
    name: z.string(),
    email: z.string(),
    role: z.enum(['admin', 'responder', 'viewer']),
    rights: z.array(z.string()),
    mustSetPassword: z.boolean(),
  }),
});
export const now = route({
  name: 'now',
  method: 'GET',
  path: '/api/v1/now',
  summary: 'All that is open, the next duty first, and what waits for triage.',
  tag: 'Desk',
  needs: 'view',
  answer: z.object({
    now: instant,
    incidents: z.array(incidentSummary),
    groups: z.array(groupSummary),
    recent: z.array(incidentSummary),
    firstVisit: z.boolean().describe('Nothing has happened yet on this desk'),
  }),
});
export const firstSteps = route({
  name: 'firstSteps',
  method: 'GET',
  path: '/api/v1/first-steps',
  summary: 'What a newcomer may try first.',
  tag: 'Desk',
  needs: 'respond',
  query: none,
  answer: z.object({ curl: z.string(), reportFormUrl: z.string(), sampleCompany: z.boolean() }),
});
export const useSampleCompany = route({
  name: 'useSampleCompany',
  method: 'POST',
  path: '/api/v1/first-steps/company',
  summary: 'Keep the sample company or start with an empty desk.',
  tag: 'Desk',
  needs: 'administer',
  query: none,
  body: z.object({ company: z.enum(['sample', 'empty']) }),
  answer: z.object({ company: z.string() }),
});

/** What an account can sign in with. */
export const waysIn = z.object({
  password: z.boolean(),
  singleSignOn: z.boolean(),
  passkeys: z.int(),
});

export const accountRow = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['admin', 'responder', 'viewer']),
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
  query: none,
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
  query: none,
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(200),
    email: z.email().max(320),
    role: z.enum(['admin', 'responder', 'viewer']),
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
  query: none,
  body: z.object({ role: z.enum(['admin', 'responder', 'viewer']), mayPublish: z.boolean() }),
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
  query: none,
  answer: z.object({ id: z.string() }),
});
export const tokenScope = z.enum(['view', 'respond', 'publish-procedure', 'administer']);
export const listTokens = route({
  name: 'listTokens',
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'API tokens.',
  tag: 'Accounts',
  needs: 'administer',
  query: none,
  answer: z.object({
    tokens: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        scopes: z.array(tokenScope),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        expiresAt: instant.nullable(),
      }),
    ),
  }),
});
export const createToken = route({
  name: 'createToken',
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'A new API token; it is shown once.',
  tag: 'Accounts',
  needs: 'administer',
  fresh: true,
  query: none,
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(tokenScope).min(1),
    expiresAt: instant.nullable().default(null),
  }),
  answer: z.object({ id: z.string(), token: z.string() }),
});
export const deleteToken = route({
  name: 'deleteToken',
  method: 'DELETE',
  path: '/api/v1/tokens/:id',
  summary: 'Revoke an API token.',
  tag: 'Accounts',
  needs: 'administer',
  params: idParams,
  query: none,
  answer: z.object({ id: z.string() }),
});

export const settings = z.object({
  company: z.string().max(200),
  retentionDays: z.int().describe('Days after which names and addresses of reporters and recipients are forgotten'),
  publicUrl: z.string(),
  reportFormUrl: z.string(),
  mail: z.object({
    configured: z.boolean(),
    host: z.string(),
    port: z.int(),
    secure: z.enum(['starttls', 'tls', 'none']),
    user: z.string(),
    from: z.string(),
    secretLost: z.boolean().describe('The password must be entered again: the desk’s key does not open it'),
  }),
  webhook: z
    .object({ configured: z.boolean(), url: z.string(), allowPrivate: z.boolean(), secretLost: z.boolean() })
    .describe('Every page is also posted here, signed, and updates to audiences with the channel webhook'),
  ticketHook: z
    .object({ configured: z.boolean(), url: z.string(), allowPrivate: z.boolean(), secretLost: z.boolean() })
    .describe('Words for linked tickets are posted here, signed'),
});
export const getSettings = route({
  name: 'getSettings',
  method: 'GET',
  path: '/api/v1/settings',
  summary: 'Settings, without secrets.',
  tag: 'Settings',
  needs: 'administer',
  query: none,
  answer: settings,
});
export const putSettings = route({
  name: 'putSettings',
  method: 'PUT',
  path: '/api/v1/settings',
  summary: 'Change settings; an absent secret stays as it is.',
  tag: 'Settings',
  needs: 'administer',
  query: none,
  body: z.object({
    company: z.string().trim().min(1).max(200).optional(),
    retentionDays: z.int().min(1).max(3650).optional(),
    publicUrl: webAddress.optional(),
    mail: z
      .object({
        host: z.string().trim().max(255),
        port: z.int().min(1).max(65_535),
        secure: z.enum(['starttls', 'tls', 'none']),
        user: z.string().max(320).default(''),
        password: z.string().max(1000).optional(),
        from: z.string().trim().min(3).max(320),
      })
      .nullable()
      .optional(),
    webhook: z
      .object({
        url: webAddress,
        secret: z.string().min(16).max(200).optional(),
        allowPrivate: z.boolean().default(false).describe('Let webhooks go to addresses in your own network'),
      })
      .nullable()
      .optional(),
    ticketHook: z
      .object({
        url: z.url({ protocol: /^https?$/ }).max(2000),
        secret: z.string().min(16).max(200).optional(),
        allowPrivate: z.boolean().default(false).describe('Let it be an address in your own network'),
      })
      .nullable()
      .optional(),
  }),
  answer: settings,
});
export const testMail = route({
  name: 'testMail',
  method: 'POST',
  path: '/api/v1/settings/test-mail',
  summary: 'Send a test mail now.',
  tag: 'Settings',
  needs: 'administer',
  query: none,
  body: z.object({ to: z.email() }),
  answer: z.object({ outcome: z.enum(['sent', 'failed']), detail: z.string() }),
});

export const outboxMessage = z.object({
  id: z.string(),
  channel: z.string(),
  about: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  state: z.enum(['waiting', 'sent', 'kept', 'failed']),
  createdAt: instant,
  sentAt: instant.nullable(),
  attempts: z.int(),
  messageId: z.string(),
  proof: z.string().nullable(),
  incidentId: z.string().nullable(),
});
export const listOutbox = route({
  name: 'listOutbox',
  method: 'GET',
  path: '/api/v1/outbox',
  summary: 'Every message as it was sent, or kept here when no channel is set up.',
  tag: 'Desk',
  needs: 'respond',
  query: z.object({
    space: z.string().max(64).default('real'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    incidentId: z.string().optional(),
  }),
  answer: z.object({ messages: z.array(outboxMessage) }),
});
export const listAudit = route({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Who did what, the newest first.',
  tag: 'Desk',
  needs: 'administer',
  query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  answer: z.object({
    entries: z.array(
      z.object({
        at: instant,
        who: z.string(),
        what: z.string(),
        target: z.string(),
        outcome: z.enum(['done', 'refused']),
      }),
    ),
  }),
});
