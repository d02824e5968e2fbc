import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { instant } from './route.ts';

/** A change as a cause: how likely, and why. */
export const roomSuspect = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  at: instant,
  services: z.array(z.string()),
  environment: z.string(),
  version: z.string().nullable(),
  status: z.string(),
  link: z.string().nullable(),
  hasRevertPlan: z.boolean(),
  verdict: z.enum(['open', 'confirmed', 'ruled-out']),
  probability: z.number().nullable().describe('0 to 1; null for one that only people named'),
  strong: z.boolean(),
  reasons: z.array(z.string()).describe('Why it is suspected, as facts that a person can check'),
});

/** A plan as a person reads it before pressing. */
const shownPlan = z.object({
  origin: z.enum(['written', 'template', 'partly-derived', 'derived']),
  reversible: z.enum(['fully', 'partly', 'no']),
  reversibleUntil: instant.nullable(),
  alternative: z.string().nullable(),
  data: z.enum(['none', 'changes-data', 'loses-data']),
  dataNote: z.string().nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      service: z.string().nullable(),
      part: z.enum(['revert', 'check']),
      executor: z.string(),
      does: z.string().describe('What is done, in words'),
    }),
  ),
  timeBoxMinutes: z.number(),
  owner: z.string().nullable(),
  rehearsedAt: instant.nullable(),
});

const revertRisk = z.object({
  kind: z.string(),
  weight: z.enum(['stop', 'warn', 'note']).describe('`stop`: do not undo it without settling this first'),
  sentence: z.string(),
});

/** The decision that the incident waits for: undo the suspected change, or not. */
export const roomDecision = z.object({
  state: z.enum(['offered', 'fixing-forward', 'reverting']),
  change: roomSuspect,
  since: instant.nullable().describe('When it became a strong suspect or somebody named it'),
  again: z.enum(['time-box-ended']).nullable().describe('Why the decision has come back'),
  agreed: z.array(personRef).describe('People who agreed already, where two are needed'),
  peopleNeeded: z.int(),
  untilAt: instant.nullable().describe('When the time for fixing forward is over'),
  reason: z.string().nullable().describe('Why it is fixed forward'),
  mitigationId: z.string().nullable(),
  runId: z.string().nullable().describe('The run of the plan that is under way'),
  plan: shownPlan,
  risks: z.array(revertRisk),
});
