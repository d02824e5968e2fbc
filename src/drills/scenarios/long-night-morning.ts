import type { Beat } from '../scenario.ts';
import { INVENTED, sharesPostmortem, writesPostmortem } from './room-actions.ts';

/** Tuesday, in working hours. */
export const MORNING: Beat[] = [
  {
    ...INVENTED,
    id: 'postmortem',
    at: '+1 12:30',
    after: { cue: 'resolved', minutes: 480 },
    who: 'imoc',
    does: 'Ruth, rested, wrote the postmortem.',
    actions: [
      writesPostmortem(
        'What happened: a deployment over four services left out roles that migrated customers need, so that saving environments was refused for four of them.\n\nWhat helped: the impact was known ten minutes after the first ticket, and customers heard from us every half hour.\n\nWhat did not: there was no way back at hand. Two fixes and a switch cost seven hours; the revert took fifty minutes once it was written down.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'shared',
    at: '+1 15:00',
    after: { cue: 'postmortem-written', minutes: 60 },
    who: 'imoc',
    does: 'Ruth shared the postmortem with the stakeholders.',
    actions: [sharesPostmortem('Read it before Thursday’s review; action items get their owners there.')],
  },
];
