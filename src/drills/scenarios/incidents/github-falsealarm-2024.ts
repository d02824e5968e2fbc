import { dismissIncident } from '#contract/incident.ts';
import { call } from '../../scenario.ts';
import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, told } from './short-beats.ts';
import { HERE, say } from '../room-actions.ts';

const SLOW = 'Uploads answer slowly';

/** One metric, no customer: it held a test environment too, and public words had gone out within minutes. */
export const GITHUB_FALSE_ALARM_2024 = publicIncident({
  id: 'github-falsealarm-2024',
  title: 'The test environment in the graph, February 2024',
  summary:
    'GitHub declared a major incident on one metric and posted four times; then it was found that the metric held a test environment, and no customer was hurt. Those are facts; the rest is invented. See no change suspected, nothing reverted and not a public word.',
  source: 'mrshu/github-statuses:parsed/incidents.jsonl#20082035',
  startsAt: '12:40',
  endsAt: '14:30',
  company: {
    ...{ name: 'Forkhouse', zone: 'America/Los_Angeles', startsOn: '2024-02-26' },
    features: [
      ['uploads', 'Uploads', 'uploads'],
      ['site', 'The site', 'web'],
    ],
    services: { web: 'api', api: 'uploads', uploads: '', search: 'api' },
    quiet: [
      ['-12 10:30', 'deploy', 'web', 'Wider diffs'],
      ['-11 14:10', 'deploy', 'search', 'Search by author'],
      ['-7 11:50', 'deploy', 'api', 'Answer with the limit'],
      ['-6 15:20', 'deploy', 'uploads', 'Resume broken uploads'],
      ['-5 13:00', 'flag', 'web', 'New editor for staff'],
      ['-4 10:15', 'deploy', 'web', 'Icons of files'],
      ['-3 09:40', 'config', 'search', 'Weekly rebuild'],
    ],
  },
  beats: [
    made('12:45', 'slow', 'on-call', 'An alert came from the one metric.', [fires('uploads', SLOW)]),
    ...people('12:48', { featureId: 'uploads', what: 'the metric says uploads are slow', customers: [] }).filter(
      ({ id }) => !['assess', 'tickets', 'soc-comes', 'verified', 'sum-up'].includes(id),
    ),
    made(
      '12:54',
      'nobody',
      'soc',
      'Max asked around: no customer had written.',
      [say('No customer says so. Who sees it?')],
      {
        decision: { seat: 'soc', ask: 'One metric says that uploads are slow. Find out whether anybody is hurt.' },
      },
    ),
    told('13:40', 'found', 'on-call', 'The metric included a test environment; no customer was hurt.', [
      say('The metric includes the test environment, which is under load. Production is as always.'),
      clears('uploads', SLOW),
    ]),
    made(
      '13:45',
      'a-bug',
      'imoc',
      'Lena set it down as a bug of the metric.',
      [
        call(dismissIncident, {
          params: HERE,
          body: { ticket: 'OBS-31', reason: 'The metric counts a test environment; nobody is hurt.' },
        }),
      ],
      { decision: { seat: 'imoc', ask: 'No customer is hurt, and the metric is wrong. Judge what this is.' } },
    ),
  ],
  facts: [
    { at: '13:01', then: 'A public post: degraded performance.' },
    { at: '13:03', then: 'A public post: uploads are degraded.' },
    { at: '13:20', then: 'A public post: it stays red until all is sure.' },
  ],
  then: { 'status-page': '16 min', restored: 'nothing was down' },
});
