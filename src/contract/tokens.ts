import { z } from 'zod';
import { idParams, instant, nothing, route } from './route.ts';

/** What an API token may do. */
export const tokenScope = z.enum(['view', 'respond', 'publish-procedure', 'administer']);
export const listTokens = route({
  name: 'listTokens',
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'API tokens.',
  tag: 'Accounts',
  needs: 'administer',
  query: nothing,
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
  query: nothing,
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
  query: nothing,
  answer: z.object({ id: z.string() }),
});
