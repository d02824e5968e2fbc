import { z } from 'zod';
import { idParams, instant, route } from './route.ts';
import { statusTarget } from './status-target.ts';

const none = z.object({});
const tag = 'Status page';

const publication = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['folder', 'rsync', 's3']),
  enabled: z.boolean(),
  publishedAt: instant.nullable().describe('The last success'),
  proof: z.string().nullable(),
  triedAt: instant.nullable(),
  failure: z.string().nullable().describe('Why the last try failed; null when it did not'),
  nextAt: instant.nullable(),
});

export const statusPageAnswer = z.object({
  url: z.string().describe('Where readers find it'),
  pageUrl: z.string().nullable().describe('Its address when it is published elsewhere'),
  headline: z.string(),
  indicator: z.enum(['none', 'minor', 'major', 'critical']),
  components: z.array(z.object({ id: z.string(), name: z.string(), shown: z.boolean(), state: z.string().nullable() })),
  publications: z.array(publication),
  subscribers: z.object({ mail: z.int(), webhook: z.int(), waiting: z.int() }),
});

export const getStatusPage = route({
  name: 'getStatusPage',
  method: 'GET',
  path: '/api/v1/status-page',
  summary: 'How the status page stands, what it shows, and where it is published.',
  tag,
  needs: 'view',
  query: none,
  answer: statusPageAnswer,
});
export const putStatusPage = route({
  name: 'putStatusPage',
  method: 'PUT',
  path: '/api/v1/status-page',
  summary: 'Choose which components are shown, in which order, and the page’s address elsewhere.',
  tag,
  needs: 'administer',
  query: none,
  body: z.object({
    order: z.array(z.string().max(64)).max(5000).optional().describe('Ids of components; others follow'),
    hidden: z.array(z.string().max(64)).max(5000).optional(),
    pageUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .optional(),
  }),
  answer: statusPageAnswer,
});
export const publishStatusPage = route({
  name: 'publishStatusPage',
  method: 'POST',
  path: '/api/v1/status-page/publish',
  summary: 'Publish the page again at every place, now and as a whole.',
  tag,
  needs: 'respond',
  query: none,
  status: 202,
  answer: z.object({ places: z.int(), askedAt: instant }),
});

export const listStatusTargets = route({
  name: 'listStatusTargets',
  method: 'GET',
  path: '/api/v1/status-page/targets',
  summary: 'Where the page is published, without secrets.',
  tag,
  needs: 'administer',
  query: none,
  answer: z.object({ targets: z.array(z.object({ id: z.string(), target: statusTarget, hasSecret: z.boolean() })) }),
});
export const putStatusTarget = route({
  name: 'putStatusTarget',
  method: 'PUT',
  path: '/api/v1/status-page/targets/:id',
  summary: 'Add or change a place where the page is published; an absent secret stays as it is.',
  tag,
  needs: 'administer',
  params: z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes') }),
  query: none,
  body: z.object({
    target: statusTarget,
    secret: z
      .string()
      .min(1)
      .max(20_000)
      .optional()
      .describe('The private key for rsync, the secret access key for S3'),
  }),
  answer: z.object({ id: z.string() }),
});
export const deleteStatusTarget = route({
  name: 'deleteStatusTarget',
  method: 'DELETE',
  path: '/api/v1/status-page/targets/:id',
  summary: 'Publish there no more. What stands there stays.',
  tag,
  needs: 'administer',
  params: idParams,
  query: none,
  answer: z.object({ id: z.string() }),
});

export const listSubscribers = route({
  name: 'listSubscribers',
  method: 'GET',
  path: '/api/v1/status-page/subscribers',
  summary: 'Who is told of what is published, and what became of the last message.',
  tag,
  needs: 'administer',
  query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  answer: z.object({
    subscribers: z.array(
      z.object({
        id: z.string(),
        channel: z.enum(['mail', 'webhook']),
        address: z.string(),
        componentIds: z.array(z.string()).nullable(),
        confirmedAt: instant.nullable(),
        last: z.object({ state: z.string(), at: instant, proof: z.string().nullable() }).nullable(),
      }),
    ),
  }),
});
export const deleteSubscriber = route({
  name: 'deleteSubscriber',
  method: 'DELETE',
  path: '/api/v1/status-page/subscribers/:id',
  summary: 'End a subscription and forget its address.',
  tag,
  needs: 'administer',
  params: idParams,
  query: none,
  answer: z.object({ id: z.string() }),
});
