import { z } from 'zod';
import { instant, route } from './route.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'lower-case letters, digits, dots, dashes and underscores; at most 64')
  .describe('Stable id');

/** Features, services and customers, as the API and the YAML file hold them. */
export const catalogue = z.strictObject({
  features: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1).max(200),
        tier: z.enum(['core', 'secondary']),
        services: z.array(id).default([]),
      }),
    )
    .max(5000)
    .default([]),
  services: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1).max(200),
        dependsOn: z.array(id).default([]),
        owner: z.string().max(200).default(''),
      }),
    )
    .max(5000)
    .default([]),
  customers: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1).max(200),
        tier: z.string().max(64).default('standard'),
        emails: z.array(z.email()).max(50).default([]),
      }),
    )
    .max(20_000)
    .default([]),
});
export type Catalogue = z.output<typeof catalogue>;

const tag = 'Catalogue';
export const getCatalogue = route({
  name: 'getCatalogue',
  method: 'GET',
  path: '/api/v1/catalogue',
  summary: 'Features, services and customers.',
  tag,
  needs: 'view',
  answer: catalogue,
});
export const putCatalogue = route({
  name: 'putCatalogue',
  method: 'PUT',
  path: '/api/v1/catalogue',
  summary: 'Replace the catalogue.',
  tag,
  needs: 'administer',
  body: catalogue,
  answer: catalogue,
});
export const putCatalogueYaml = route({
  name: 'putCatalogueYaml',
  method: 'PUT',
  path: '/api/v1/catalogue/yaml',
  summary: 'Replace the catalogue by a YAML file.',
  tag,
  needs: 'administer',
  body: z.object({ yaml: z.string().max(5_000_000) }),
  answer: catalogue,
});

export const change = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['deploy', 'config', 'migration', 'flag', 'infra', 'command']),
  services: z.array(z.string()),
  at: instant,
  author: z.string().nullable(),
  environment: z.string(),
  revertPlan: z.string().nullable(),
  link: z.string().nullable(),
});
export const listChanges = route({
  name: 'listChanges',
  method: 'GET',
  path: '/api/v1/changes',
  summary: 'Recorded changes, the newest first.',
  tag: 'Changes',
  needs: 'view',
  answer: z.object({ changes: z.array(change) }),
});
export const recordChange = route({
  name: 'recordChange',
  method: 'POST',
  path: '/api/v1/changes',
  summary: 'Record a change.',
  tag: 'Changes',
  needs: 'respond',
  status: 201,
  body: z.object({
    title: z.string().trim().min(1).max(300),
    kind: change.shape.kind.default('deploy'),
    services: z.array(z.string().max(64)).max(200).default([]),
    at: instant.optional(),
    author: z.string().max(200).nullable().default(null),
    environment: z.string().max(64).default('production'),
    revertPlan: z.string().max(20_000).nullable().default(null),
    link: z.url().max(2000).nullable().default(null),
    key: z.string().max(255).nullable().default(null),
  }),
  answer: z.object({ id: z.string(), repeated: z.boolean() }),
});
