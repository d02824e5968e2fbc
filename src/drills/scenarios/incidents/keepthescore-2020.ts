import { publicIncident } from './public-incident.ts';
import { clears, fires, made, people, press, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const GONE = 'Tables of the production database are missing';

/** A command that deleted: nothing to undo, only to restore. */
export const KEEPTHESCORE_2020 = publicIncident({
  id: 'keepthescore-2020',
  title: 'The wiped database of October 2020',
  summary:
    'Late in the evening a script of Keepthescore ran against production and wiped the database; it was back from a backup after half an hour, with seven hours lost. Those are facts; the rest is invented. See the desk say that this cannot be undone, and what to do instead.',
  source: 'icco/postmortems:data/b4b5957d-2c5f-4db4-b866-8d82da25bd93.md',
  startsAt: '22:40',
  endsAt: '23:50',
  company: {
    ...{ name: 'Tallyboard', zone: 'Europe/Berlin', startsOn: '2020-10-17' },
    features: [
      ['boards', 'Score boards', 'app database'],
      ['exports', 'Exports', 'exports'],
    ],
    services: { app: 'database', database: '', exports: 'database', mailer: '' },
    quiet: [
      ['-11 20:10', 'deploy', 'app', 'Colours of teams'],
      ['-8 21:00', 'deploy', 'exports', 'Totals in the export'],
      ['-6 19:30', 'config', 'mailer', 'Send by the new address'],
      ['-4 20:45', 'deploy', 'app', 'Undo of a score'],
      ['18:20', 'deploy', 'app', 'Larger buttons'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-script', local: '22:45', kind: 'command', services: ['database'] },
        title: 'Set up the test database',
        author: 'Kai Ott',
      },
    ],
  },
  beats: [
    told('22:46', 'wiped', 'on-call', 'A script wiped the production database.', [fires('database', GONE)]),
    ...people('22:48', { featureId: 'boards', what: 'every board is gone' }),
    press('22:50', 'drill-change-script', { does: 'Jo pressed the revert, and was told what to do instead.' }),
    made('22:52', 'restore', 'tloc', 'Ira began to restore the backup of the day.', [
      tries('other', 'Restore the backup of 15:40. What was written since is lost.'),
    ]),
    told('23:15', 'back', 'tloc', 'It was back from the daily backup; seven hours were lost.', [
      clears('database', GONE),
      saw('worked', 'Boards are there as of 15:40.'),
    ]),
  ],
  facts: [{ at: '22:49', then: 'The site was put into maintenance.' }],
  then: { restored: '30 min' },
});
