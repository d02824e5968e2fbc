import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, press, told } from './short-beats.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

const DOWN = 'Health checks of the database path fail';

/** A database setting that took the whole site down: the one thing to do is to undo it. */
export const GITHUB_2024 = publicIncident({
  id: 'github-2024-08-14',
  title: 'The database setting of August 2024',
  summary:
    'GitHub rolled out a database setting; three minutes later the whole site was down, for 36 minutes, until it was reverted. The report’s times are facts, the plan, the people and the rest of the register are invented. See a rehearsed plan run by a pipeline.',
  source: 'icco/postmortems:data/6b02808c-2659-407b-9feb-9fc3860635ff.md',
  startsAt: '16:00',
  endsAt: '17:40',
  company: {
    ...{ name: 'Forkhouse', zone: 'America/Los_Angeles', startsOn: '2024-08-14' },
    features: [
      ['site', 'The whole site', 'web api database-router'],
      ['pages', 'Pages', 'pages'],
    ],
    services: { web: 'api', api: 'database-router', 'database-router': '', pages: 'api', search: 'api' },
    quiet: [
      ['-11 10:00', 'deploy', 'web', 'Smaller avatars'],
      ['-9 11:30', 'deploy', 'search', 'Rank exact names first'],
      ['-8 13:10', 'migration', 'api', 'Index on labels'],
      ['-6 09:45', 'deploy', 'pages', 'Retry uploads of pages'],
      ['-5 15:00', 'flag', 'web', 'New dashboard for staff'],
      ['-2 10:20', 'deploy', 'api', 'Page through comments'],
      ['-1 14:30', 'deploy', 'web', 'Keyboard focus in menus'],
      ['11:05', 'deploy', 'search', 'Fewer stop words'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-database', local: '15:59', kind: 'config', services: ['database-router'] },
        title: 'Route health checks by the new database setting',
        plan: {
          ...{
            origin: 'written',
            reversible: 'fully',
            reversibleUntil: null,
            alternative: null,
            owner: 'Team Database',
          },
          ...{ data: 'none', dataNote: null, quietWithinMs: 10 * MINUTE_MS, timeBoxMs: 10 * MINUTE_MS },
          rehearsedAt: Date.parse('2024-07-30T17:00:00Z'),
          steps: [
            {
              ...{ id: 'redeploy', title: 'Deploy the setting before', service: 'database-router', part: 'revert' },
              action: {
                ...{ executor: 'github-workflow', connection: 'forkhouse', repository: 'forkhouse/settings' },
                ...{ workflow: 'revert.yml', ref: 'main', inputs: { change: 'drill-change-database' } },
              },
              timeoutMs: 10 * MINUTE_MS,
            },
          ],
        },
      },
    ],
  },
  beats: [
    told('16:02', 'down', 'on-call', 'Health checks failed and the whole site was down.', [
      fires('database-router', DOWN),
    ]),
    ...people('16:04', { featureId: 'site', what: 'nothing loads' }),
    press('16:06', 'drill-change-database'),
    made('16:07', 'healthy', 'on-call', 'Services were healthy again.', [clears('database-router', DOWN)], {
      after: { cue: 'revert-started', minutes: 4 },
    }),
  ],
  facts: [
    { at: '16:38', then: 'The change was reverted, and services were healthy.' },
    { at: '17:30', then: 'It was marked resolved, after watching.' },
  ],
  then: { restored: '36 min' },
});
