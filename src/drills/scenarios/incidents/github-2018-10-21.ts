import { publicIncident } from './public-incident.ts';
import { fires, people, told } from './short-beats.ts';
import { tries } from '../room-actions.ts';

const DIVERGED = 'Replicas of the database on two coasts disagree';

/** A failover that could not be taken back: both sides had written, and undoing it would have lost data. */
export const GITHUB_2018 = publicIncident({
  id: 'github-2018-10-21',
  title: 'The 43 seconds of October 2018',
  summary:
    'Maintenance cut GitHub’s network for 43 seconds, databases failed over across the country, and both sides had writes that the other lacked. Data went before speed: a day until all was well. Those are facts; the rest is invented. See the desk ask before anything is undone.',
  source: 'icco/postmortems:data/4da4ac8a-fb93-426e-9ae7-eb088f115959.md',
  startsAt: '15:50',
  endsAt: '20:00',
  company: {
    ...{ name: 'Forkhouse', zone: 'America/Los_Angeles', startsOn: '2018-10-21' },
    features: [
      ['site', 'The whole site', 'web database'],
      ['hooks', 'Webhooks', 'hooks'],
    ],
    services: { web: 'database', database: 'network', hooks: 'database', pages: 'web', network: '' },
    quiet: [
      ['-12 10:30', 'deploy', 'web', 'Labels with emoji'],
      ['-10 14:00', 'deploy', 'pages', 'Faster builds'],
      ['-9 11:10', 'migration', 'database', 'Index on stars'],
      ['-6 13:20', 'deploy', 'hooks', 'Retry after a minute'],
      ['-5 15:40', 'deploy', 'web', 'Sticky headers'],
      ['-3 10:50', 'deploy', 'web', 'Preview of images'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-optics', local: '15:52', kind: 'infra', services: ['network'] },
        title: 'Replace failing optics between the coasts',
        author: 'Sol Reyes',
      },
    ],
  },
  beats: [
    told('15:54', 'diverged', 'on-call', 'A cut of 43 seconds made databases fail over to the other coast.', [
      fires('database', DIVERGED),
    ]),
    ...people('15:56', { featureId: 'site', what: 'old and missing data is shown' }),
    told(
      '16:13',
      'data-first',
      'tloc',
      'It was decided to protect data rather than to restore quickly.',
      [
        tries('failover', 'Bring both coasts together from backups and logs, and only then fail back.', {
          changeId: 'drill-change-optics',
          reason: 'The change itself is over. Failing back now would lose what the other coast has written.',
        }),
      ],
      {
        decision: {
          seat: 'on-call',
          ask: 'The maintenance is the suspect, and its plan says to ask first. Undo it, or say what is done instead.',
        },
      },
    ),
  ],
  facts: [
    { at: '16:19', then: 'Webhooks and builds of pages were paused.' },
    { at: '19:59', then: 'Primaries were back in the east after 12 hours, and all was over after 24.' },
  ],
  then: { restored: '24 h 11 min' },
});
