import { publicIncident } from './public-incident.ts';
import { clears, fires, made, names, people, press, step, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const TRACKING = 'Tracking answers late';
const PRIMARY = 'Primary database overloaded';

/** Undone by hand, a day later, with a new mistake: the way back was itself an untried change. */
export const MAILGUN_2017 = publicIncident({
  id: 'mailgun-2017',
  title: 'The hand-made way back of January 2017',
  summary:
    'Mailgun changed database settings; a day later tracking suffered. Undone by hand, with a mistake in it, the settings overloaded the primary, and it took six hours. Those are facts; the rest is invented. See the desk say within minutes that the revert made it worse.',
  source: 'icco/postmortems:data/c1645aed-bfb6-4da6-82ef-4302d2b44ef7.md',
  startsAt: '14:05',
  endsAt: '17:00',
  company: {
    ...{ name: 'Pigeon Post', zone: 'UTC', startsOn: '2017-01-12' },
    features: [
      ['tracking', 'Tracking of mails', 'tracking'],
      ['sending', 'Sending', 'sender'],
    ],
    services: { tracking: 'database', sender: 'database', database: '', website: 'sender' },
    quiet: [
      ['-12 10:20', 'deploy', 'website', 'Prices in euro'],
      ['-9 13:30', 'deploy', 'sender', 'Retry after a minute'],
      ['-8 11:00', 'config', 'sender', 'Two more addresses'],
      ['-6 15:40', 'deploy', 'tracking', 'Count opens once'],
      ['-2 10:10', 'deploy', 'website', 'Sign-up in two steps'],
      ['-1 16:20', 'deploy', 'sender', 'Log the size of mails'],
      ['10:30', 'deploy', 'website', 'Footer'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-settings', local: '-1 14:09', kind: 'config', services: ['database'] },
        title: 'Settings of the database: connections and memory',
        revertPlan: 'Put the old values back into the file on the primary and reload.',
      },
    ],
  },
  beats: [
    told('14:09', 'late', 'on-call', 'Alerts came about tracking, a day after the settings were changed.', [
      fires('tracking', TRACKING),
    ]),
    ...people('14:11', { featureId: 'tracking', what: 'opens and clicks come late' }),
    made(
      '14:40',
      'named',
      'tloc',
      'Ira named the settings of the day before.',
      names('drill-change-settings', 'Every slow query waits for a connection, and there are fewer since yesterday.'),
    ),
    press('15:00', 'drill-change-settings', {
      after: { cue: 'suspected', minutes: 5 },
      does: 'Jo pressed the revert, with a plan in one line of free words.',
    }),
    step('15:01', 'undo', 14, 'Jo put the values back by hand, and mistyped one.'),
    told('15:15', 'worse', 'on-call', 'The mistake overloaded the primary.', [fires('database', PRIMARY)], {
      after: { cue: 'step:undo', minutes: 15 },
    }),
    made(
      '15:30',
      'forward',
      'tloc',
      'Ira had limits on connections and the right values deployed.',
      [tries('fix-forward', 'Limit connections and deploy the right values.', { reason: 'Undoing it made it worse.' })],
      { after: { cue: 'tried-in-vain', minutes: 5 } },
    ),
    told(
      '16:20',
      'normal',
      'on-call',
      'With limits on connections and the right values, all was normal.',
      [clears('tracking', TRACKING), clears('database', PRIMARY), saw('worked', 'Queries are as fast as last week.')],
      { after: { cue: 'tried-in-vain', minutes: 45 } },
    ),
  ],
  facts: [
    { at: '15:55', then: 'Interface, mail and website were degraded.' },
    { at: '16:35', then: 'It took until 20:35, more than six hours from the first alert.' },
  ],
  then: { restored: '6 h 26 min' },
});
