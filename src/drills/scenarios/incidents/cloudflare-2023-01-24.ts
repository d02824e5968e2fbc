import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, press, step, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const REFUSED = 'Service tokens are refused';

/** The code went back at once, and the data stayed broken. */
export const CLOUDFLARE_2023 = publicIncident({
  id: 'cloudflare-2023-01-24',
  title: 'The emptied tokens of January 2023',
  summary:
    'A release of Cloudflare overwrote service tokens with empty values. It was rolled back ten minutes later, and the tokens stayed empty until a backup was restored after almost three hours. Those are facts; the rest is invented. See the desk notice that the revert did not help.',
  source: 'icco/postmortems:data/e81a4a73-8808-42da-9841-9bd4fcc8b9be.md',
  startsAt: '16:50',
  endsAt: '20:15',
  company: {
    ...{ name: 'Rampart Edge', zone: 'UTC', startsOn: '2023-01-24' },
    features: [
      ['access', 'Access by service tokens', 'tokens gateway'],
      ['analytics', 'Analytics', 'analytics'],
    ],
    services: { gateway: 'tokens', tokens: '', analytics: '', console: 'tokens analytics' },
    quiet: [
      ['-12 11:00', 'deploy', 'console', 'Search in lists'],
      ['-9 14:20', 'deploy', 'analytics', 'Hourly totals'],
      ['-7 10:40', 'config', 'gateway', 'New region'],
      ['-6 15:30', 'deploy', 'gateway', 'Fewer log lines'],
      ['-4 13:00', 'deploy', 'console', 'Sort by last use'],
      ['-1 10:10', 'deploy', 'analytics', 'Median beside mean'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-release', local: '16:55', kind: 'deploy', services: ['tokens'] },
        title: 'Show when a token was last used',
        version: 'tokens-88',
        previousVersion: 'tokens-87',
      },
    ],
  },
  beats: [
    told('16:57', 'refused', 'on-call', 'The release overwrote tokens with empty values, and they were refused.', [
      fires('tokens', REFUSED),
    ]),
    ...people('16:59', { featureId: 'access', what: 'machines are refused' }),
    press('17:01', 'drill-change-release'),
    step('17:02', 'undo', 4, 'Jo deployed the version before.'),
    made(
      '17:05',
      'restore',
      'tloc',
      'Ira began to restore the tokens from the backup of the database.',
      [tries('other', 'Restore the overwritten tokens from the backup.')],
      { after: { cue: 'tried-in-vain', minutes: 3 } },
    ),
    told(
      '17:30',
      'restored',
      'tloc',
      'The tokens were restored from a backup of the database.',
      [clears('tokens', REFUSED), saw('worked', 'Tokens are accepted again.')],
      { after: { cue: 'tried-in-vain', minutes: 102 } },
    ),
  ],
  facts: [
    { at: '17:05', then: 'The release was rolled back; the tokens stayed empty.' },
    { at: '18:12', then: 'An incident was declared.' },
    { at: '19:51', then: 'The tokens were back, 176 minutes after the release.' },
  ],
  then: { restored: '2 h 56 min', answered: '77 min' },
});
