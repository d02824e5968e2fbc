import { z } from 'zod';
import { idParams, instant, route } from './route.ts';

const tag = 'Procedure';
export const fault = z.object({
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
  hint: z.string().optional(),
});
export const hole = z.object({ kind: z.string(), message: z.string(), line: z.int().nullable() });
export const versionSummary = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
  note: z.string(),
  current: z.boolean(),
});
export const stepShown = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  act: z.string(),
  owner: z.string(),
  ownerTitle: z.string(),
  level: z.enum(['auto', 'draft', 'ask']),
  within: z.string(),
  repeat: z.string().nullable(),
  when: z.string().nullable(),
  after: z.string(),
});

const uncovered = z
  .array(z.string())
  .describe('Combinations of answers about impact that no row of the priority table covers, in words');

const unreached = z.array(z.string()).describe('Priorities that no answers to the questions asked can reach');

export const listVersions = route({
  name: 'listVersions',
  method: 'GET',
  path: '/api/v1/procedure/versions',
  summary: 'Published versions, the newest first.',
  tag,
  needs: 'view',
  answer: z.object({ versions: z.array(versionSummary) }),
});
export const getVersion = route({
  name: 'getVersion',
  method: 'GET',
  path: '/api/v1/procedure/versions/:id',
  summary: 'One version; `current` names the one in force.',
  tag,
  needs: 'view',
  params: idParams,
  answer: versionSummary.extend({
    yaml: z.string(),
    steps: z.array(stepShown),
    roles: z.array(
      z.object({ id: z.string(), title: z.string(), filledBy: z.string(), deputies: z.array(z.string()) }),
    ),
    questions: z
      .array(z.object({ id: z.string(), ask: z.string(), required: z.boolean() }))
      .describe('What the assessment asks, in order'),
    priorities: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        when: z.string(),
        hours: z.string(),
        publish: z.boolean(),
        sources: z.int().describe('Independent sources it takes, unless somebody declares it by name'),
        cases: z.array(z.string()).describe('The answers that give it, in words; none when nothing reaches it'),
      }),
    ),
    audiences: z.array(z.object({ id: z.string(), title: z.string(), channels: z.array(z.string()) })),
    holes: z.array(hole),
    uncovered,
    otherwise: z.string().describe('What it is where no row fits'),
  }),
});
export const checkProcedure = route({
  name: 'checkProcedure',
  method: 'POST',
  path: '/api/v1/procedure/check',
  summary: 'All faults and holes of a file at once; changes nothing.',
  tag,
  needs: 'view',
  body: z.object({ yaml: z.string().max(1_000_000) }),
  answer: z.object({ ok: z.boolean(), faults: z.array(fault), holes: z.array(hole), uncovered, unreached }),
});
export const publishProcedure = route({
  name: 'publishProcedure',
  method: 'POST',
  path: '/api/v1/procedure/versions',
  summary: 'Publish a version; open incidents keep theirs.',
  tag,
  needs: 'publish-procedure',
  status: 201,
  body: z.object({
    yaml: z.string().max(1_000_000),
    note: z.string().trim().max(2000).default(''),
    basedOn: z.string().optional().describe('Id of the version you edited; refused when another was published since'),
  }),
  answer: versionSummary,
});
export const diffVersions = route({
  name: 'diffVersions',
  method: 'GET',
  path: '/api/v1/procedure/diff',
  summary: 'What differs between two versions.',
  tag,
  needs: 'view',
  query: z.object({ space: z.string().max(64).default('real'), from: z.string(), to: z.string() }),
  answer: z.object({
    changes: z.array(
      z.object({ path: z.string(), sentence: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
    patch: z.string(),
  }),
});
