import { z } from 'zod';
import { instant, route } from './route.ts';

const none = z.object({});
const tag = 'Connections';

/** What is appended to it stays its path, and it holds no secret that a list would show. */
function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, hash } = new URL(address);
  return username === '' && password === '' && hash === '' && !address.includes('#');
}

const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(isPlain, 'a web address without a name, password or fragment in it');
const base = address
  .refine((text) => !text.includes('?'), 'an address without a query')
  .overwrite((text) => text.replace(/\/+$/, ''));
const allowPrivate = z.boolean().default(false).describe('Whether it may stand in your own network');
const asked = address
  .refine((text) => text.includes('{attempt}'), 'an address with {attempt} where the attempt’s id goes')
  .nullable()
  .default(null);

/** Where the desk may have a step done, without its secret. */
export const connection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('github'),
    url: base.default('https://api.github.com').describe('For GitHub Enterprise: https://HOST/api/v3'),
    apiVersion: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'a version such as 2026-03-10')
      .default('2026-03-10'),
    issuesIn: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/(?!\.+$)[A-Za-z0-9._-]{1,100}$/, 'a repository such as owner/name')
      .nullable()
      .default(null)
      .describe('The repository whose issues take action items, as owner/name'),
    allowPrivate,
  }),
  z.object({
    kind: z.literal('gitlab'),
    url: base.default('https://gitlab.com').describe('Address of the GitLab, without /api/v4'),
    allowPrivate,
  }),
  z.object({
    kind: z.literal('webhook'),
    url: address,
    statusUrl: asked.describe('Where an attempt can be asked after, with {attempt} in it'),
    cancelUrl: asked.describe('Where an attempt can be stopped by POST, with {attempt} in it'),
    takesActionItems: z.boolean().default(false).describe('Whether action items can be sent there'),
    allowPrivate,
  }),
]);
export type Connection = z.output<typeof connection>;

export const connectionName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes');
const nameParams = z.object({ name: connectionName });

export const connectionRow = z.object({
  name: connectionName,
  connection,
  hasSecret: z.boolean(),
  secretLost: z.boolean().describe('The desk’s key does not open it: enter it again'),
  changedAt: instant,
});

export const listConnections = route({
  name: 'listConnections',
  method: 'GET',
  path: '/api/v1/connections',
  summary: 'Where steps of revert plans can be done, without secrets.',
  tag,
  needs: 'administer',
  query: none,
  answer: z.object({ connections: z.array(connectionRow) }),
});
export const putConnection = route({
  name: 'putConnection',
  method: 'PUT',
  path: '/api/v1/connections/:name',
  summary: 'Add or change a connection. An absent secret stays as it is, unless kind or host change.',
  tag,
  needs: 'administer',
  params: nameParams,
  query: none,
  body: z.object({
    connection,
    secret: z
      .string()
      .trim()
      .min(8)
      .max(4000)
      .regex(/^[\x21-\x7e]*$/, 'printable characters without spaces')
      .optional()
      .describe('The access token, or for a webhook what signs its requests'),
  }),
  answer: z.object({ id: connectionName }),
});
export const deleteConnection = route({
  name: 'deleteConnection',
  method: 'DELETE',
  path: '/api/v1/connections/:name',
  summary: 'Remove a connection and its secret. Plans that name it can no longer be run.',
  tag,
  needs: 'administer',
  params: nameParams,
  query: none,
  answer: z.object({ id: connectionName }),
});
export const testConnection = route({
  name: 'testConnection',
  method: 'POST',
  path: '/api/v1/connections/:name/test',
  summary: 'Ask the other side who it is and whether it takes the secret; changes nothing there.',
  tag,
  needs: 'administer',
  params: nameParams,
  query: none,
  answer: z.object({ works: z.boolean(), says: z.string() }),
});
