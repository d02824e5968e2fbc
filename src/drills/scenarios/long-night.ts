import type { Scenario } from '../scenario.ts';
import { AFTERNOON } from './long-night-afternoon.ts';
import { CAST, LONG_NIGHT_COMPANY } from './long-night-company.ts';
import { SUNDAY } from './long-night-sunday.ts';
import { MORNING } from './long-night-morning.ts';
import { NIGHT } from './long-night-until-morning.ts';

/**
 * The night of the talk, "Nothing Good Ever Happens After 2am". The rows from 17:03 to 18:16 are facts of its slides.
 * The date, the company, its people, and everything after 18:16 are invented.
 */
export const LONG_NIGHT: Scenario = {
  id: 'long-night',
  title: 'The long night',
  summary:
    'A Sunday’s deployment hurts customers on Monday at 17:03. In 2018 the status page opened 73 minutes later. See what the procedure does with the same night, until service is restored after 2 am and the postmortem is shared.',
  zone: 'Asia/Jerusalem',
  startsOn: '2018-11-19',
  startsAt: '-1 16:59',
  endsAt: '+1 15:30',
  company: LONG_NIGHT_COMPANY,
  cast: CAST,
  beats: [...SUNDAY, ...AFTERNOON, ...NIGHT, ...MORNING],
  facts: [
    {
      at: '-1 17:00',
      then: 'A deployment over several services, with a new access-control service, went out on a quiet Sunday. Not all customers were migrated.',
    },
    {
      at: '+1 02:00',
      then: 'Work went on past 2 am: people were tired, there was no revert plan, and commitments were made. The talk tells no times of this part.',
    },
  ],
  figuresThen: {
    'status-page': '73 min',
    answered: '2 min',
    assessed: 'not known; after 30 min it still might be a P3',
    suspect: '32 min',
    'suspect-to-revert': 'not known; it was fixed forward',
    'customers-told': 'not known',
    'updates-on-time': 'not known',
    'duties-on-time': 'not known',
    'by-itself': 'not known',
    restored: 'not known; past 2 am',
    'longest-command': 'not known; past 2 am',
    'past-limit': 'not known; people were tired',
    'pages-to-sleepers': 'not known',
  },
};
