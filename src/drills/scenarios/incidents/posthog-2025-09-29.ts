import { MINUTE_MS } from '#core/shared/instant.ts';
import { publicIncident } from './public-incident.ts';
import { clears, fires, giveUp, made, people, press, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const SATURATED = 'Database saturated';
const CRASHING = 'Pods of feature flags crash in a loop';

/** The rollback itself failed: nobody had ever proven that the tool was allowed to do it. */
export const POSTHOG_2025 = publicIncident({
  id: 'posthog-2025-09-29',
  title: 'The rollback that was not allowed, September 2025',
  summary:
    'PostHog’s database was saturated, a deployment cut a timeout, and its pods crashed in a loop. The rollback failed, since the tool lacked rights; settings by hand helped after 108 minutes. Those are facts; the rest is invented. See what a plan that was never rehearsed is worth.',
  source: 'PostHog/post-mortems:2025-09-29-flags-is-down.md',
  startsAt: '16:50',
  endsAt: '19:10',
  failingSteps: { rollback: 'The tool may not write to this environment.' },
  company: {
    ...{ name: 'Hedgerow Analytics', zone: 'UTC', startsOn: '2025-09-29' },
    features: [
      ['flags', 'Feature flags', 'flags'],
      ['replay', 'Replay', 'replay'],
    ],
    services: { flags: 'flags-database', 'flags-database': '', replay: '', ingest: '', app: 'flags replay' },
    quiet: [
      ['-12 09:20', 'deploy', 'replay', 'Skip silence'],
      ['-10 14:10', 'deploy', 'app', 'Dark charts'],
      ['-7 10:30', 'flag', 'app', 'New insight editor'],
      ['-6 15:00', 'deploy', 'ingest', 'Larger batches'],
      ['-5 11:20', 'config', 'replay', 'Keep recordings for 90 days'],
      ['-3 13:45', 'deploy', 'app', 'Copy a dashboard'],
      ['09:50', 'deploy', 'app', 'Words of the empty state'],
      ['13:15', 'deploy', 'ingest', 'Count dropped events'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-timeout', local: '17:02', kind: 'deploy', services: ['flags'] },
        title: 'Feature flags: shorter timeout of connections',
        version: 'flags-412',
        previousVersion: 'flags-411',
        plan: {
          ...{ origin: 'written', reversible: 'fully', reversibleUntil: null, owner: 'Team Flags', data: 'none' },
          ...{ dataNote: null, rehearsedAt: null, quietWithinMs: 10 * MINUTE_MS, timeBoxMs: 10 * MINUTE_MS },
          alternative: 'Set the timeout by hand on the running pods',
          steps: [
            {
              ...{ id: 'rollback', title: 'Roll back to flags-411', service: 'flags', part: 'revert' },
              action: { executor: 'runner', runner: 'deployer', command: 'rollback', args: { to: 'flags-411' } },
              timeoutMs: 15 * MINUTE_MS,
            },
          ],
        },
      },
    ],
  },
  beats: [
    told('16:58', 'saturated', 'on-call', 'The database of the flags was saturated.', [
      fires('flags-database', SATURATED),
    ]),
    told('17:05', 'crashing', 'on-call', 'Three minutes after a deployment, the pods crashed in a loop.', [
      fires('flags', CRASHING),
    ]),
    ...people('17:06', { featureId: 'flags', what: 'flags are not answered' }),
    press('17:08', 'drill-change-timeout', { does: 'Jo pressed the rollback.' }),
    giveUp('17:10', 'rollback', 'Jo saw that the tool lacked the rights, and ended the revert.'),
    made(
      '17:12',
      'by-hand',
      'tloc',
      'Ira set the timeout by hand, as the plan says for this case.',
      [tries('fix-forward', 'Set the timeout by hand.', { reason: 'The rollback failed: the tool lacks rights.' })],
      { after: { cue: 'tried-in-vain', minutes: 2 } },
    ),
    told(
      '17:43',
      'restored',
      'on-call',
      'Settings were put in by hand, and flags were answered again.',
      [clears('flags', CRASHING), clears('flags-database', SATURATED), saw('worked', 'Flags are answered in 40 ms.')],
      { after: { cue: 'tried-in-vain', minutes: 35 } },
    ),
  ],
  facts: [
    { at: '17:25', then: 'The incident was declared and a rollback tried.' },
    { at: '17:40', then: 'The rollback failed: the tool’s permissions were wrong.' },
    { at: '18:46', then: 'Service was restored.' },
  ],
  then: { 'suspect-to-revert': 'not known', restored: '1 h 48 min' },
});
