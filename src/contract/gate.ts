import { z } from 'zod';
import { recordChangeBody } from './changes.ts';
import { instant, route } from './route.ts';

const tag = 'Changes';
const shape = recordChangeBody.shape;

const question = z.strictObject({
  title: shape.title,
  kind: shape.kind,
  services: shape.services,
  environment: shape.environment,
  author: shape.author,
  size: shape.size,
  version: shape.version,
  previousVersion: shape.previousVersion,
  repository: shape.repository,
  key: shape.key.describe('The key by which the change is recorded afterwards'),
  isRevert: shape.isRevert,
  reverts: shape.reverts,
  revertPlan: shape.revertPlan,
  legacy: z.boolean().default(false).describe('It touches code that few know'),
  migration: z.boolean().default(false).describe('It brings a migration, whatever its kind'),
  plan: z.string().max(200_000).nullable().default(null).describe('Revert plans as YAML, as in `.twoam/revert.yaml`'),
});
export type GateQuestionBody = z.input<typeof question>;

const override = z.strictObject({
  by: z.string().trim().min(2, 'Name the person who answers for it.').max(200),
  reason: z.string().trim().min(3, 'Say why it cannot wait.').max(1000),
});

export const gateVerdict = z.enum(['pass', 'warn', 'stop']);
export const gateReason = z.enum([
  ...(['revert', 'simple', 'planned', 'overridden', 'only-warns', 'no-plan', 'desk-away'] as const),
]);

export const gateAnswer = z.object({
  id: z.string(),
  verdict: gateVerdict,
  reason: gateReason,
  complex: z.boolean(),
  because: z.array(z.string()),
  missing: z.array(z.string()),
  next: z.string(),
});
export type GateAnswer = z.output<typeof gateAnswer>;

export const askGate = route({
  name: 'askGate',
  method: 'POST',
  path: '/api/v1/changes/gate',
  summary: 'Ask whether a change may go out: what is complex needs a plan to undo it; a revert always passes.',
  tag,
  needs: 'respond',
  body: question,
  answer: gateAnswer,
});

export const overrideGate = route({
  name: 'overrideGate',
  method: 'POST',
  path: '/api/v1/changes/gate/override',
  summary: 'Let a change through in an emergency, with a name and a reason.',
  tag,
  needs: 'respond',
  body: question.extend({ override }),
  answer: gateAnswer,
});

/** A change that passed because the desk could not be reached, as the pipeline wrote it down. */
export const passedRecord = z.strictObject({
  id: z.string().regex(/^away_[\w-]{8,60}$/),
  at: instant,
  title: shape.title,
  kind: shape.kind,
  services: shape.services,
  environment: shape.environment,
  key: shape.key,
  why: z.string().max(500).describe('Why the desk could not be asked'),
});
export type PassedRecord = z.output<typeof passedRecord>;

export const handInPassed = route({
  name: 'handInPassedChanges',
  method: 'POST',
  path: '/api/v1/changes/gate/passed',
  summary: 'Hand in what passed while the desk could not be reached.',
  tag,
  needs: 'respond',
  body: z.strictObject({ records: z.array(passedRecord).min(1).max(500) }),
  answer: z.object({ recorded: z.int().describe('Those that were not known yet') }),
});

export const listGateDecisions = route({
  name: 'listGateDecisions',
  method: 'GET',
  path: '/api/v1/changes/gate/decisions',
  summary: 'What the gate was asked and said, the newest first.',
  tag,
  needs: 'view',
  answer: z.object({
    decisions: z.array(
      z.object({
        id: z.string(),
        at: instant,
        title: z.string(),
        kind: z.string(),
        services: z.array(z.string()),
        environment: z.string(),
        verdict: gateVerdict,
        reason: gateReason,
        because: z.array(z.string()),
        missing: z.array(z.string()),
        override: z.object({ by: z.string(), reason: z.string() }).nullable(),
      }),
    ),
  }),
});
