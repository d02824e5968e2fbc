import { z } from 'zod';
import { idParams, instant, route, spaceQuery } from './route.ts';

const tag = 'Reverts';
const note = z.string().trim().max(2000).default('').describe('In your words; empty for none');
const stepParams = idParams.extend({ stepId: z.string().min(1).max(64) });
const attemptId = z.string().min(1).max(64).describe('The attempt that you saw: another one is not answered for');

const runStatus = z.enum(['running', 'stuck', 'cancelling', 'verifying', 'ended']);
const runOutcome = z.enum(['worked', 'not-verified', 'no-effect', 'worse', 'failed', 'cancelled']);
const stepStatus = z.enum([
  'waiting',
  'intended',
  'claimed',
  'running',
  'succeeded',
  'failed',
  'unknown',
  'cancelled',
  'skipped',
]);
const verdict = z.enum(['succeeded', 'failed', 'run-again']);

const runSummary = z.object({
  id: z.string(),
  purpose: z.enum(['revert', 'rehearsal']),
  incidentId: z.string().nullable(),
  changeId: z.string(),
  rehearsal: z
    .object({ environment: z.string(), services: z.array(z.string()) })
    .nullable()
    .describe('Where a rehearsal runs, and the services whose templates filled its plan'),
  status: runStatus.describe('stuck: a step failed or nobody knows of it, and a person must say how to go on'),
  outcome: runOutcome.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
});

const runStep = z.object({
  id: z.string(),
  title: z.string(),
  service: z.string().nullable(),
  part: z.enum(['revert', 'check']),
  executor: z.enum(['manual', 'webhook', 'github-workflow', 'gitlab-pipeline', 'runner']),
  performedBy: z.enum(['person', 'runner', 'desk']),
  instructions: z.string().nullable().describe('What a person does; null where a machine does it'),
  status: stepStatus.describe('unknown: it may or may not have run, and only a person can say'),
  attemptId: z.string().nullable(),
  runnerId: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  timeoutMs: z.int(),
  note: z.string().nullable().describe('Why it ended so'),
  output: z.string().describe('The latest of what it printed, without control characters'),
});

/** A run of a plan as it stands, with what a person can do about it now. */
export const planRun = runSummary.extend({
  by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  steps: z.array(runStep),
  timeBoxEndsAt: instant,
  timeBoxEnded: z.boolean(),
  verifyUntil: instant.nullable(),
  alerts: z.object({
    firingAtStart: z.int(),
    firing: z.int().nullable().describe('Now, or at its end; null where no incident watches it'),
  }),
  sayings: z.array(z.string()).describe('What people must know of it, each in one plain sentence with the next step'),
  may: z.object({
    tick: z.object({ stepId: z.string(), attemptId: z.string() }).nullable(),
    judge: z.object({ stepId: z.string(), attemptId: z.string(), verdicts: z.array(verdict) }).nullable(),
    cancel: z.boolean(),
  }),
});
export type PlanRunShown = z.output<typeof planRun>;

export const getPlanRun = route({
  name: 'getPlanRun',
  method: 'GET',
  path: '/api/v1/plan-runs/:id',
  summary: 'A run of a revert plan: its steps, what they printed, and what a person can do now.',
  tag,
  needs: 'view',
  params: idParams,
  answer: planRun,
});
export const listPlanRuns = route({
  name: 'listPlanRuns',
  method: 'GET',
  path: '/api/v1/plan-runs',
  summary: 'Runs of revert plans, the latest first.',
  tag,
  needs: 'view',
  query: spaceQuery.extend({
    incident: z.string().max(64).optional(),
    change: z.string().max(64).optional(),
    purpose: z.enum(['revert', 'rehearsal']).optional(),
    underWay: z.stringbool().optional().describe('Only those that have not ended'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ runs: z.array(runSummary) }),
});
export const getStepOutput = route({
  name: 'getStepOutput',
  method: 'GET',
  path: '/api/v1/plan-runs/:id/steps/:stepId/output',
  summary: 'Everything that a step printed, as far as it was kept.',
  tag,
  needs: 'view',
  params: stepParams,
  query: spaceQuery.extend({ after: z.coerce.number().int().min(0).default(0).describe('Only later pieces') }),
  answer: z.object({
    pieces: z.array(z.object({ seq: z.int(), attemptId: z.string(), at: instant, text: z.string() })),
  }),
});
export const tickStep = route({
  name: 'tickStep',
  method: 'POST',
  path: '/api/v1/plan-runs/:id/steps/:stepId/tick',
  summary: 'Say that you have done a manual step, or could not.',
  tag,
  needs: 'respond',
  params: stepParams,
  body: z.strictObject({ attemptId, outcome: z.enum(['succeeded', 'failed']).default('succeeded'), note }),
  answer: planRun,
});
export const judgeStep = route({
  name: 'judgeStep',
  method: 'POST',
  path: '/api/v1/plan-runs/:id/steps/:stepId/judge',
  summary: 'Say what became of a step that failed or whose answer was lost, or let it run again.',
  tag,
  needs: 'respond',
  params: stepParams,
  body: z.strictObject({ attemptId, verdict, note }),
  answer: planRun,
});
export const cancelPlanRun = route({
  name: 'cancelPlanRun',
  method: 'POST',
  path: '/api/v1/plan-runs/:id/cancel',
  summary: 'Begin nothing more, and stop what is under way where that can be done.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.strictObject({ reason: note }),
  answer: planRun,
});
export const tryOutPlan = route({
  name: 'tryOutPlan',
  method: 'POST',
  path: '/api/v1/changes/:id/plan/try-out',
  summary: 'A dry run of a change’s revert plan: what each step would do, and what would stop it.',
  tag,
  needs: 'respond',
  params: idParams,
  answer: z.object({
    steps: z.array(
      z.object({
        stepId: z.string(),
        title: z.string(),
        part: z.enum(['revert', 'check']),
        does: z.string(),
        faults: z.array(z.string()).describe('What would stop it; empty when nothing is known to'),
      }),
    ),
  }),
});
export const startRehearsal = route({
  name: 'startRehearsal',
  method: 'POST',
  path: '/api/v1/changes/:id/rehearsals',
  summary: 'Run a change’s revert plan in another environment, such as staging, and keep the proof.',
  tag,
  needs: 'respond',
  params: idParams,
  status: 201,
  body: z.strictObject({ environment: z.string().trim().min(1).max(64) }),
  answer: planRun,
});
export const rehearseService = route({
  name: 'rehearseService',
  method: 'POST',
  path: '/api/v1/revert-templates/:id/rehearsals',
  summary:
    'Run the revert plan of a service in another environment, filled with one of its changes, and keep the proof.',
  tag,
  needs: 'respond',
  params: idParams,
  status: 201,
  body: z.strictObject({
    environment: z.string().trim().min(1).max(64),
    change: z.string().max(64).nullable().default(null).describe('Null: the latest that the plan undoes'),
  }),
  answer: planRun,
});
