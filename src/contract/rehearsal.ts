import { z } from 'zod';
import { drillReport } from './space.ts';
import { instant, route } from './route.ts';

const tag = 'Rehearsals';
const origin = z.enum(['talk', 'report', 'invented']);
const report = drillReport.answer.shape;
const moment = z.object({ at: instant, localTime: z.string(), sentence: z.string() });

/** A night that was played in virtual time. */
export const rehearsal = z.object({
  scenario: z.object({ id: z.string(), title: z.string(), zone: z.string(), source: z.string().nullable() }),
  procedure: z.string(),
  startedAt: instant,
  endedAt: instant,
  phase: z.string(),
  timeline: z.array(moment.extend({ text: z.string().nullable(), automatic: z.boolean(), origin: origin.nullable() })),
  beats: z.array(
    z.object({
      id: z.string(),
      at: instant.nullable(),
      who: z.string(),
      origin,
      outcome: z.enum(['played', 'skipped', 'refused', 'not-reached']),
      sentence: z.string(),
    }),
  ),
  conformance: z.array(report.conformance.element.extend({ worstLateMs: z.number() })),
  onTimeShare: z.number().nullable(),
  advice: z.array(
    moment.extend({
      advises: z.enum(['revert', 'cannot-be-undone', 'no-strong-suspect', 'something-else']),
      changeId: z.string().nullable(),
    }),
  ),
  looksAfterPeople: z.boolean().describe('False where the procedure leaves people alone'),
  reliefs: z.array(moment).describe('Whom the desk’s own rule asked to take over from whom, and what came of it'),
  attempts: z.array(z.object({ kind: z.string(), outcome: z.string().nullable() })),
  comparison: report.comparison,
  figures: report.figures,
  messages: z.record(z.string(), z.int()),
  virtualPeople: z.array(z.string()).describe('Who came late, slept or did not answer, in words'),
  coping: z.array(moment).describe('What the procedure did about them'),
});

export const rehearseAgain = route({
  name: 'rehearseAgain',
  method: 'POST',
  path: '/api/v1/rehearsals/again',
  summary: 'Play an incident of the desk, or a scenario, under a procedure in virtual time. Names are left out.',
  tag,
  needs: 'respond',
  body: z.object({
    incident: z.int().min(1).max(2_147_483_647).nullable().default(null).describe('Number of an incident of the desk'),
    scenario: z.string().max(64).nullable().default(null).describe('Id of a scenario, where no incident is named'),
    procedure: z.string().max(400_000).nullable().default(null).describe('Null: the procedure in force'),
    virtualPeople: z
      .array(z.string().max(100))
      .max(20)
      .default([])
      .describe('Who behaves how: `late`, `asleep:imoc`, `absent:tloc`; without a role whoever commands'),
  }),
  answer: rehearsal,
});
