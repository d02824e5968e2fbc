import { publicIncident } from './public-incident.ts';
import { clears, fires, made, names, people, press, step, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const OVERLOADED = 'Service discovery is overloaded';

/** Three days of other ideas before the feature that had been switched on was switched off. */
export const ROBLOX_2021 = publicIncident({
  id: 'roblox-2021',
  title: 'The streaming feature of October 2021',
  summary:
    'Roblox’s service discovery was overloaded for three days. Faster machines and a reset of its state did not help; switching off the streaming feature that had been switched on before did. Those are facts; hours, people and the rest are invented. See what an old flag looks like in the list of suspects.',
  source: 'icco/postmortems:data/27a23dcd-6fc8-4990-8982-88bc2f6f03d4.md',
  startsAt: '13:30',
  endsAt: '18:30',
  company: {
    ...{ name: 'Brickworld', zone: 'America/Los_Angeles', startsOn: '2021-10-28' },
    features: [
      ['play', 'Playing', 'games discovery'],
      ['shop', 'Shop', 'shop'],
    ],
    services: { games: 'discovery', discovery: '', shop: 'discovery', chat: 'discovery', friends: 'discovery' },
    quiet: [
      ['-12 10:20', 'deploy', 'shop', 'Gift cards'],
      ['-10 11:30', 'deploy', 'games', 'Faster loading of worlds'],
      ['-9 14:40', 'deploy', 'chat', 'Emoji'],
      ['-7 10:10', 'config', 'games', 'Larger rooms'],
      ['-6 15:50', 'deploy', 'friends', 'Suggest friends'],
      ['-2 13:15', 'deploy', 'shop', 'Wish list'],
      ['-1 10:45', 'deploy', 'chat', 'Reactions'],
      ['11:20', 'deploy', 'friends', 'Sort by last seen'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-streaming', local: '-1 14:00', kind: 'flag', services: ['discovery'] },
        title: 'Streaming between the servers of service discovery',
      },
    ],
  },
  beats: [
    told('13:37', 'overloaded', 'on-call', 'Service discovery was overloaded.', [fires('discovery', OVERLOADED)]),
    ...people('13:40', { featureId: 'play', what: 'nobody can join a game' }),
    told('14:20', 'hardware', 'tloc', 'Faster machines were tried.', [tries('scale', 'Move to faster machines.')]),
    told('15:30', 'no-help', 'tloc', 'They did not help.', [saw('no-effect', 'As slow as before.')]),
    made(
      '15:35',
      'named',
      'on-call',
      'Jo went down the list of suspects and named the flag that was in it.',
      names('drill-change-streaming', 'It is the only change to service discovery in two weeks.'),
    ),
    press('15:40', 'drill-change-streaming', {
      after: { cue: 'suspected', minutes: 3 },
      does: 'Jo pressed the revert of the streaming feature.',
    }),
    step('15:41', 'undo', 5, 'Jo switched streaming off.'),
    told('15:50', 'better', 'on-call', 'With streaming off, health improved.', [clears('discovery', OVERLOADED)], {
      after: { cue: 'step:undo', minutes: 9 },
    }),
  ],
  facts: [{ at: '18:29', then: 'Players were back after 73 hours.' }],
  then: { restored: '73 h' },
});
