import { z } from 'zod';
import { nothing, route } from './route.ts';
import { webAddress } from './web-address.ts';

/** Settings as they are shown: of a secret only whether it is set. */
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
  query: nothing,
  answer: settings,
});
export const putSettings = route({
  name: 'putSettings',
  method: 'PUT',
  path: '/api/v1/settings',
  summary: 'Change settings; an absent secret stays as it is.',
  tag: 'Settings',
  needs: 'administer',
  fresh: true,
  query: nothing,
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
        url: webAddress,
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
  query: nothing,
  body: z.object({ to: z.email() }),
  answer: z.object({ outcome: z.enum(['sent', 'failed']), detail: z.string() }),
});
