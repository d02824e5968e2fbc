import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, press, step, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const ENDLESS = 'Orders without end from one server';
const ALL_EIGHT = 'Orders without end from all servers';

/** Undone without knowing which machine held which version: seven good servers became bad ones. */
export const KNIGHT_2012 = publicIncident({
  id: 'knight-2012',
  title: 'The eighth server of August 2012',
  summary:
    'Knight Capital deployed to seven of eight servers and thought that it was all of them. Undoing it on the seven made all eight send orders without end; after 45 minutes trading was halted. Those are facts, the desk and the minutes between are invented. See a revert that makes it worse, said within minutes.',
  source: 'icco/postmortems:data/938b8012-7768-4847-b108-4bd1eb61a931.md',
  startsAt: '08:00',
  endsAt: '11:00',
  company: {
    ...{ name: 'Paladin Markets', zone: 'America/New_York', startsOn: '2012-08-01' },
    features: [
      ['trading', 'Trading', 'order-router'],
      ['reports', 'Reports', 'reports'],
    ],
    services: { 'order-router': 'risk', risk: '', reports: 'order-router', archive: '' },
    quiet: [
      ['-12 16:30', 'deploy', 'reports', 'Totals per desk'],
      ['-9 17:10', 'config', 'archive', 'Keep seven years'],
      ['-7 16:45', 'deploy', 'risk', 'Limits per trader'],
      ['-5 17:00', 'deploy', 'reports', 'Print in landscape'],
      ['-2 16:40', 'config', 'risk', 'New holidays'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-router', local: '-1 17:30', kind: 'deploy', services: ['order-router'] },
        title: 'Orders of the new retail programme',
        description: 'Recorded as complete. In truth one of eight servers still held the old code.',
        version: 'router-9',
        previousVersion: 'router-8',
      },
    ],
  },
  beats: [
    told('09:30', 'opens', 'on-call', 'The market opened, and one server sent orders without end.', [
      fires('order-router', ENDLESS),
    ]),
    ...people('09:33', { featureId: 'trading', what: 'orders nobody placed' }),
    press('09:40', 'drill-change-router'),
    step('09:42', 'undo', 4, 'Jo put the old code back on the seven servers that held the new.'),
    told(
      '09:46',
      'worse',
      'on-call',
      'Now all eight servers sent orders without end.',
      [fires('order-router', ALL_EIGHT)],
      {
        after: { cue: 'step:undo', minutes: 5 },
      },
    ),
    made(
      '09:50',
      'halt',
      'tloc',
      'Ira halted trading.',
      [tries('disable', 'Halt trading until every server is looked at.')],
      {
        after: { cue: 'tried-in-vain', minutes: 2 },
      },
    ),
    told(
      '09:55',
      'halted',
      'on-call',
      'Trading was halted and the orders ended.',
      [clears('order-router', ENDLESS), clears('order-router', ALL_EIGHT), saw('worked', 'No order since the halt.')],
      { after: { cue: 'tried-in-vain', minutes: 5 } },
    ),
  ],
  facts: [
    { at: '08:01', then: 'Mails by a machine hinted at a problem, and nobody read them.' },
    { at: '10:15', then: 'Trading was halted, 45 minutes after the market opened.' },
  ],
  then: { restored: '45 min' },
});
