import { z } from 'zod';
import { idParams, instant, route } from './route.ts';

const tag = 'Ways back';

export const stepShown = z.object({
  id: z.string(),
  title: z.string(),
  service: z.string().nullable(),
  part: z.enum(['revert', 'check']),
  executor: z.enum(['manual', 'webhook', 'github-workflow', 'gitlab-pipeline', 'runner']),
  instructions: z.string().nullable().describe('What a person does; null where a machine does it'),
});

const planWords = {
  reversible: z.enum(['fully', 'partly', 'no']),
  alternative: z.string().nullable(),
  data: z.enum(['none', 'changes-data', 'loses-data']),
  dataNote: z.string().nullable(),
  owner: z.string().nullable(),
  rehearsedAt: instant.nullable(),
  steps: z.array(stepShown),
};

export const planShown = z.object({
  origin: z.enum(['written', 'template', 'partly-derived', 'derived']),
  ...planWords,
  reversibleUntil: instant.nullable(),
  timeBoxMs: z.int(),
});
export type PlanShown = z.output<typeof planShown>;

export const templateShown = z.object({
  service: z.string(),
  version: z.int(),
  since: instant,
  source: z.string(),
  kinds: z.array(z.string()),
  stale: z.boolean().describe('Never rehearsed, or too long ago'),
  lastRehearsal: z
    .object({ runId: z.string(), environment: z.string(), at: instant, by: z.string() })
    .nullable()
    .describe('The latest that worked: the run that proves it, where, and who started it'),
  rehearsing: z
    .object({ runId: z.string(), environment: z.string(), startedAt: instant })
    .nullable()
    .describe('The rehearsal of this version that is under way'),
  ...planWords,
});

export type TemplateShown = z.output<typeof templateShown>;

export const listTemplates = route({
  name: 'listRevertTemplates',
  method: 'GET',
  path: '/api/v1/revert-templates',
  summary: 'How changes of each service are undone.',
  tag,
  needs: 'view',
  answer: z.object({ templates: z.array(templateShown) }),
});

export const templateHistory = route({
  name: 'revertTemplateHistory',
  method: 'GET',
  path: '/api/v1/revert-templates/:id',
  summary: 'The versions of a service’s template, the newest first.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({ versions: z.array(templateShown) }),
});

export const putTemplates = route({
  name: 'putRevertTemplates',
  method: 'PUT',
  path: '/api/v1/revert-templates',
  summary: 'Put the revert plans of a repository: its `.twoam/revert.yaml`.',
  tag,
  needs: 'publish-procedure',
  body: z.strictObject({
    yaml: z.string().max(200_000),
    source: z.string().trim().max(300).default('').describe('Where it comes from, such as owner/name'),
  }),
  answer: z.object({
    templates: z.array(z.object({ service: z.string(), version: z.int(), changed: z.boolean() })),
    unknownServices: z.array(z.string()).describe('Services that the catalogue does not know'),
  }),
});

export const changePlan = route({
  name: 'changePlan',
  method: 'GET',
  path: '/api/v1/changes/:id/plan',
  summary: 'How a recorded change is undone, and at what risk.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({
    plan: planShown,
    missing: z.array(z.string()).describe('What the plan lacks; empty when it is complete'),
    risks: z.array(z.object({ kind: z.string(), weight: z.enum(['stop', 'warn', 'note']), sentence: z.string() })),
    onTop: z.array(
      z.object({
        id: z.string(),
        at: instant,
        title: z.string(),
        why: z.enum(['same-service', 'calls-it']),
        services: z.array(z.string()),
      }),
    ),
  }),
});

const share = z.object({
  name: z.string(),
  changes: z.int(),
  complete: z.int().describe('With a complete plan at that time'),
  rehearsed: z.int().describe('With a complete plan that had been rehearsed lately'),
});

export const planCoverage = route({
  name: 'revertPlanCoverage',
  method: 'GET',
  path: '/api/v1/revert-coverage',
  summary: 'How many changes had a way back, by service, team and week.',
  tag,
  needs: 'view',
  answer: z.object({
    total: share,
    services: z.array(share),
    teams: z.array(share),
    weeks: z.array(share).describe('By the day on which the week begins, the oldest first'),
    unrehearsed: z.array(z.object({ service: z.string(), rehearsedAt: instant.nullable() })),
    withoutTemplate: z.array(z.string()).describe('Services of the catalogue that have no template'),
  }),
});
