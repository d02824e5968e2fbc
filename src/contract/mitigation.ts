import { z } from 'zod';
import { atIncident, commandAnswer, expectingVersion, onIncident, words } from './incident-command.ts';
import { route } from './route.ts';

/** Ways to restore service. */
export const mitigationKind = z.enum(['revert', 'fix-forward', 'failover', 'scale', 'restart', 'disable', 'other']);
/** What an attempt did, as whoever verified it says. */
export const mitigationOutcome = z.enum(['worked', 'partly', 'no-effect', 'worse']);

export const linkChange = route({
  ...onIncident,
  name: 'linkChange',
  path: atIncident('suspects'),
  summary: 'Add a change as a suspect.',
  body: z.object({ ...expectingVersion, changeId: z.string() }),
});
export const judgeSuspect = route({
  ...onIncident,
  name: 'judgeSuspect',
  path: atIncident('suspects/judge'),
  summary: 'Confirm a suspect or rule it out.',
  body: z.object({
    ...expectingVersion,
    changeId: z.string(),
    verdict: z.enum(['confirmed', 'ruled-out']),
    reason: words(2000).optional(),
  }),
});
export const startMitigation = route({
  ...onIncident,
  name: 'startMitigation',
  path: atIncident('mitigations'),
  summary: 'Start an attempt to restore service; fixing forward needs a reason.',
  body: z.object({
    ...expectingVersion,
    kind: mitigationKind,
    changeId: z.string().nullable().default(null),
    note: words(2000).optional(),
    reason: words(2000).optional(),
  }),
});
export const startRevert = route({
  ...onIncident,
  name: 'startRevert',
  path: atIncident('reverts'),
  summary: 'Undo a change by its plan; where data is affected the first press only agrees.',
  body: z.object({ ...expectingVersion, changeId: z.string().max(64) }),
  answer: commandAnswer.extend({
    outcome: z.enum(['started', 'agreed']),
    runId: z.string().nullable().describe('The run that was started'),
  }),
});
export const verifyMitigation = route({
  ...onIncident,
  name: 'verifyMitigation',
  path: atIncident('mitigations/verify'),
  summary: 'Say what an attempt did.',
  body: z.object({
    ...expectingVersion,
    mitigationId: z.string(),
    outcome: mitigationOutcome,
    note: words(2000).optional(),
  }),
});
