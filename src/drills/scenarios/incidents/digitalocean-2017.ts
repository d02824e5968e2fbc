import { publicIncident } from './public-incident.ts';
import { clears, fires, people, press, step, told } from './short-beats.ts';

const LOSS = 'Packet loss between hypervisors';

/** A setting of network automation, undone at once. The revert is what helps. */
export const DIGITALOCEAN_2017 = publicIncident({
  id: 'digitalocean-2017',
  title: 'The network setting of July 2017',
  summary:
    'DigitalOcean applied a setting by network automation; six minutes later the first alert came, and rolling it back after 27 minutes was all it took. The times are from its status page, the rest is invented. See the revert offered with the first alert.',
  source: 'http://status.digitalocean.com/incidents/sp7ttwysylvw',
  startsAt: '15:40',
  endsAt: '17:00',
  company: {
    ...{ name: 'Tidewater Hosting', zone: 'UTC', startsOn: '2017-07-13' },
    features: [
      ['servers', 'Virtual servers', 'compute network'],
      ['console', 'Console', 'console'],
    ],
    services: { console: 'compute', compute: 'network', network: '', billing: '' },
    quiet: [
      ['-12 10:10', 'deploy', 'console', 'Longer session names'],
      ['-9 14:00', 'config', 'compute', 'Two more images'],
      ['-7 09:30', 'deploy', 'billing', 'Invoices in two columns'],
      ['-6 15:20', 'infra', 'compute', 'New rack in hall 3'],
      ['-3 11:45', 'deploy', 'console', 'Copy button for addresses'],
      ['-2 13:05', 'config', 'billing', 'Remind after ten days'],
      ['-1 10:40', 'deploy', 'compute', 'Faster snapshots'],
      ['09:15', 'deploy', 'billing', 'Rounding of credits'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-network', local: '15:39', kind: 'config', services: ['network'] },
        title: 'Apply the new pod’s routes by network automation',
        previousVersion: 'routes of 11 July',
      },
    ],
  },
  beats: [
    told('15:45', 'alert', 'on-call', 'The first alert came, six minutes after the setting was applied.', [
      fires('network', LOSS),
    ]),
    ...people('15:48', { featureId: 'servers', what: 'servers cannot be reached' }),
    press('15:50', 'drill-change-network'),
    step('15:52', 'undo', 3, 'Jo put the routes back as they were.'),
    told(
      '15:55',
      'clear',
      'on-call',
      'The alerts cleared, five minutes after the routes were put back.',
      [clears('network', LOSS)],
      {
        after: { cue: 'step:undo', minutes: 8 },
      },
    ),
  ],
  facts: [
    { at: '15:54', then: 'The team was paged.' },
    { at: '15:57', then: 'The incident manager was paged.' },
    { at: '16:06', then: 'The setting was rolled back.' },
    { at: '16:36', then: 'The incident was closed.' },
  ],
  then: { 'suspect-to-revert': 'not known', restored: '21 min', answered: '9 min' },
});
