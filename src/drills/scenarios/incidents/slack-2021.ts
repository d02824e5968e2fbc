import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const LOSS = 'Packet loss on the network hubs, record traffic';

/** Nobody had changed anything: the first day of work brought more traffic than the supplier’s hubs carried. */
export const SLACK_2021 = publicIncident({
  id: 'slack-2021',
  title: 'The first working day of January 2021',
  summary:
    'On the first working day of the year Slack’s cloud network lost packets; 1,200 more servers could not be started; after more than two hours it was usable, and the supplier added capacity. Those are facts; the rest is invented. See the desk offer no revert, since no change is to blame.',
  source: 'icco/postmortems:data/6bc6cd0c-5bbd-4278-a7bf-c42cd8174b50.md',
  startsAt: '06:50',
  endsAt: '11:10',
  company: {
    ...{ name: 'Chatterbox', zone: 'America/Los_Angeles', startsOn: '2021-01-04' },
    features: [
      ['messages', 'Messages', 'web api'],
      ['calls', 'Calls', 'calls'],
    ],
    services: { web: 'api', api: 'network', calls: 'api', search: 'api', network: '' },
    quiet: [
      ['-19 10:20', 'deploy', 'web', 'Themes for winter'],
      ['-18 14:00', 'deploy', 'search', 'Search in threads'],
      ['-17 11:30', 'deploy', 'api', 'Longer names of channels'],
      ['-17 15:10', 'config', 'calls', 'Music while waiting'],
      ['-14 10:40', 'deploy', 'web', 'Snow on the login page'],
      ['-13 13:50', 'deploy', 'calls', 'Louder ring'],
    ],
  },
  beats: [
    told('07:00', 'loss', 'on-call', 'The network hubs lost packets on the first day of work.', [
      fires('network', LOSS),
    ]),
    ...people('07:03', { featureId: 'messages', what: 'messages do not arrive' }),
    told('07:30', 'scale', 'tloc', 'More servers were to be started.', [tries('scale', 'Start 1,200 more servers.')]),
    told('08:10', 'failed', 'tloc', 'They could not be started: provisioning was overloaded too.', [
      saw('no-effect', 'Provisioning is overloaded.'),
    ]),
    made('08:15', 'supplier', 'tloc', 'Ira asked the supplier for larger hubs.', [
      tries('other', 'Ask the supplier for larger hubs, and shed load meanwhile.'),
    ]),
    told('10:40', 'normal', 'tloc', 'The supplier raised the capacity of the hubs, and all was normal.', [
      clears('network', LOSS),
      saw('worked', 'No packet lost for ten minutes.'),
    ]),
  ],
  facts: [{ at: '09:15', then: 'It was slow but usable.' }],
  then: { restored: '2 h 15 min' },
});
