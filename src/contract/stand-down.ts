import { z } from 'zod';
import { atIncident, expectingVersion, onIncident, words } from './incident-command.ts';
import { watch } from './night.ts';
import { personRef } from './person-ref.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'Night';
const on = { ...onIncident, tag } as const;

/** One question of whether it is safe to stop. */
export const safetyCheck = z.object({
  check: z.string(),
  ok: z.boolean(),
  sentence: z.string(),
  next: z.string().nullable().describe('What to do, when it is not safe'),
});

export const standDownOutlook = z.object({
  safe: z.boolean(),
  checks: z.array(safetyCheck),
  resumeAt: instant.describe('When work would resume'),
  callsAt: instant.describe(
    'When people would be called then: later where the priority is worked on in working hours only',
  ),
  latestAt: instant.describe('No pause may be longer than until then'),
  offered: z
    .object({ resumeAt: instant, why: z.string() })
    .describe('When work resumes unless somebody says otherwise, and why then'),
  watch: watch.nullable(),
  tripwires: z.array(z.string()),
  called: z.array(z.object({ role: z.string(), title: z.string(), person: personRef.nullable() })),
  words: z
    .array(z.object({ audience: z.string(), title: z.string(), text: z.string() }))
    .describe('What each audience that was told before would read'),
});
export type StandDownOutlook = z.output<typeof standDownOutlook>;

export const getStandDown = route({
  name: 'getStandDown',
  method: 'GET',
  path: atIncident('stand-down'),
  summary: 'Whether it is safe to stop, who would be called when, and the words that would go out; changes nothing.',
  tag,
  needs: 'respond',
  params: idParams,
  query: z.object({
    space: z.string().max(64).default('real'),
    resumeAt: instant.optional().describe('Left out: the time that is offered'),
  }),
  answer: standDownOutlook,
});
export const standDown = route({
  ...on,
  name: 'standDown',
  path: atIncident('stand-down'),
  summary: 'Call it a night: work rests until a time, when it is safe to stop. Refused with every reason otherwise.',
  body: z.object({ ...expectingVersion, resumeAt: instant, note: words(2000).optional() }),
});
export const resumeWork = route({
  ...on,
  name: 'resumeWork',
  path: atIncident('resume'),
  summary: 'Work goes on now: people are called by the procedure.',
  body: z.object({ ...expectingVersion, reason: words(2000).optional() }),
});
export const askWatcher = route({
  ...on,
  name: 'askWatcher',
  path: atIncident('watcher'),
  summary: 'Ask somebody who is awake to watch while work rests; they are told, and answer themselves.',
  body: z.object({ ...expectingVersion, personId: z.string().min(1).max(64) }),
});
export const agreeToWatch = route({
  ...on,
  name: 'agreeToWatch',
  path: atIncident('watch'),
  summary: 'I watch while work rests.',
  body: z.object(expectingVersion),
});
