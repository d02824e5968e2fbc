import { z } from 'zod';
import { DURATION_PATTERN } from '#core/procedure/duration.ts';
import { calendar } from '#core/procedure/schema/calendar.ts';
import { route } from './route.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'lower-case letters, digits, dots, dashes and underscores; at most 64')
  .describe('Stable id');

const duration = z.string().regex(DURATION_PATTERN, 'write a length of time like 30m, 4h, 1h30m or 1d');

const tier = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().max(200).default(''),
  contract: id.nullable().default(null).describe('The contract of its customers that have none of their own'),
});

/** What was promised to a customer. Lengths of time count in `hours`; what is left out was not promised. */
export const contract = z.strictObject({
  id,
  title: z.string().min(1).max(200),
  hours: z
    .union([z.literal('always'), calendar])
    .default('always')
    .describe('When its time runs: always, or in working hours of a zone'),
  priorities: z
    .array(z.string().max(64))
    .max(20)
    .nullable()
    .default(null)
    .describe('Priorities on which notification, updates and restoration are promised; null means all'),
  firstResponse: duration.nullable().default(null).describe('First words after the customer’s report'),
  notification: duration.nullable().default(null).describe('First words after it is known that they are hurt'),
  updateEvery: duration.nullable().default(null).describe('Words at least this often while they are hurt'),
  restore: duration.nullable().default(null).describe('Service restored'),
  warnBefore: duration.default('15m').describe('Warned this long before it is due, not before 80 % of the time'),
  availability: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .default(null)
    .describe('Per cent of its hours per month in which core features work'),
});
export type Contract = z.output<typeof contract>;

const contact = z.strictObject({
  name: z.string().min(1).max(200),
  email: z.email().max(320),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language like en, he or pt-BR')
    .default('en'),
});

const customer = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  tier: z.string().max(64).default('standard'),
  contract: id.nullable().default(null).describe('Its own contract; else that of its tier, else the procedure’s'),
  emails: z.array(z.email()).max(50).default([]),
  contacts: z.array(contact).max(50).default([]).describe('People at the customer who are told'),
});
export type Customer = z.output<typeof customer>;

/** Features, services, customers and what was promised to them, as the API and the YAML file hold them. */
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
        repositories: z
          .array(z.string().trim().min(1).max(300))
          .max(50)
          .optional()
          .describe('`owner/name` of each repository that it is deployed from'),
        legacy: z.boolean().optional().describe('Nobody knows this code well any more'),
      }),
    )
    .max(5000)
    .default([]),
  tiers: z.array(tier).max(100).default([]),
  contracts: z.array(contract).max(1000).default([]),
  customers: z.array(customer).max(20_000).default([]),
});
export type Catalogue = z.output<typeof catalogue>;

/** A catalogue with nothing in it. */
export function emptyCatalogue(): Catalogue {
  return { features: [], services: [], tiers: [], contracts: [], customers: [] };
}

const tag = 'Catalogue';
export const getCatalogue = route({
  name: 'getCatalogue',
  method: 'GET',
  path: '/api/v1/catalogue',
  summary: 'Features, services, customers and their contracts; addresses only for who may respond.',
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
