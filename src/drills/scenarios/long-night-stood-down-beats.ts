import { agreeToWatch, standDown } from '#contract/stand-down.ts';
import { answerPage, call, type Beat } from '../scenario.ts';
import { AFTERNOON } from './long-night-afternoon.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';
import { NIGHT } from './long-night-until-morning.ts';
import {
  HERE,
  INVENTED,
  resolves,
  saw,
  say,
  sharesPostmortem,
  sumsUp,
  tries,
  writesPostmortem,
} from './room-actions.ts';

/** When the offices in Tel Aviv begin: 08:00 there. */
export const RESUME_AT = '2018-11-20T06:00:00.000Z';

/** The evening is as it was until the check is switched off, which goes better here. */
const UNTIL_THE_SWITCH = NIGHT.slice(
  0,
  NIGHT.findIndex(({ id }) => id === 'switch-off'),
);

/** Somebody in San Francisco does it once they took over; where nobody was relieved, whoever is still there. */
function relieved(role: 'imoc' | 'tloc' | 'on-call', does: string): NonNullable<Beat['instead']> {
  return [{ once: `took-over:${role}`, who: `${role}-sf`, does }];
}

const callItANight = call(standDown, {
  params: HERE,
  body: {
    resumeAt: RESUME_AT,
    note: 'Saving works with the new check off. Sunday’s deployment is still out: undo it in daylight, by the way back of the tech lead, before the check is switched on.',
  },
});

const MIDNIGHT: Beat[] = [
  {
    ...INVENTED,
    id: 'switch-off',
    at: '23:20',
    who: 'tloc',
    does: 'Omar began to switch the new check off, one customer at a time.',
    instead: relieved('tloc', 'Lin began to switch the new check off, one customer at a time.'),
    actions: [
      tries('disable', 'Switch the new check off, one customer at a time, and sign in as each.', {
        changeId: RBAC_CHANGE_ID,
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'too-early',
    at: '23:30',
    who: 'imoc',
    does: 'Ruth called it a night.',
    instead: relieved('imoc', 'Dev called it a night.'),
    actions: [callItANight],
  },
  {
    ...INVENTED,
    id: 'switched-off',
    at: '23:50',
    who: 'tloc',
    does: 'Omar saw that all four customers could save again.',
    instead: relieved('tloc', 'Lin saw that all four customers could save again.'),
    actions: [saw('worked', 'Saves succeed for all four customers since 23:46, and everybody can sign in.')],
  },
  {
    ...INVENTED,
    id: 'customers-say',
    at: '23:56',
    after: { cue: 'mitigated', minutes: 6 },
    who: 'soc',
    instead: [{ once: 'took-over:soc', who: 'soc-2', does: 'Ben had it confirmed by the customers who were awake.' }],
    does: 'Sam had it confirmed by the customers who were awake.',
    actions: [say('Northwind and Ostrava can save again; the other two have gone home.')],
  },
  {
    ...INVENTED,
    id: 'watches',
    at: '23:58',
    after: { cue: 'mitigated', minutes: 8 },
    who: 'on-call',
    does: 'Noa, who was still up, agreed to watch.',
    instead: relieved('on-call', 'Tom, for whom it was two in the afternoon, agreed to watch.'),
    actions: [call(agreeToWatch, { params: HERE })],
  },
  {
    ...INVENTED,
    id: 'called-a-night',
    at: '+1 00:02',
    after: { cue: 'mitigated', minutes: 12 },
    who: 'imoc',
    does: 'Ruth called it a night until 08:00: it was safe to stop, and what was left needed a clear head.',
    instead: relieved(
      'imoc',
      'Dev called it a night until 08:00: it was safe to stop, and what was left needed those who sleep.',
    ),
    decision: { seat: 'imoc', ask: 'Saving works again, and what is left can wait. Call it a night until 08:00?' },
    actions: [callItANight],
  },
];

const BY_RESTED_PEOPLE: Beat[] = [
  comes('imoc', '+1 08:03', 3, 'Ruth, rested, answered the page and read what the night had left.'),
  comes('on-call', '+1 08:04', 4, 'Noa, rested, answered the page.'),
  comes('tloc', '+1 08:06', 6, 'Omar, rested, answered the page.'),
  {
    ...INVENTED,
    id: 'revert',
    at: '+1 08:15',
    after: { cue: 'resumed', minutes: 15 },
    who: 'on-call',
    does: 'Noa, with Omar beside her, undid Sunday’s deployment.',
    decision: { seat: 'on-call', ask: 'Undo Sunday’s deployment now, in daylight, by the way back of the tech lead.' },
    actions: [
      tries(
        'revert',
        'Web, api, environments, access, in this order; then replay the roles that were given since Sunday.',
        { changeId: RBAC_CHANGE_ID },
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'reverted',
    at: '+1 08:50',
    after: { cue: 'revert-started', minutes: 35 },
    who: 'on-call',
    does: 'Noa saw that customers could save without the switch.',
    actions: [saw('worked', 'Saves succeed, with the old check.')],
  },
  {
    ...INVENTED,
    id: 'resolved',
    at: '+1 09:00',
    after: { cue: 'resumed', minutes: 60 },
    who: 'imoc',
    does: 'Ruth verified that service is restored.',
    decision: {
      seat: 'imoc',
      ask: 'Saving works, and the deployment is undone. Verify it and say that it is resolved.',
    },
    actions: [resolves('No refused save since 23:46; support checked with all four customers this morning.')],
  },
  {
    ...INVENTED,
    id: 'sum-up',
    at: '+1 09:12',
    after: { cue: 'resolved', minutes: 12 },
    who: 'imoc',
    does: 'Ruth summed up in the channel.',
    actions: [
      sumsUp(
        'Four customers could not save environments from Monday 16:10 until 23:46. A switch restored it at night; Sunday’s deployment was undone in the morning, by people who had slept.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'postmortem',
    at: '+1 13:00',
    after: { cue: 'resolved', minutes: 200 },
    who: 'imoc',
    does: 'Ruth wrote the postmortem.',
    actions: [
      writesPostmortem(
        'What happened: a deployment over four services left out roles that migrated customers need.\n\nWhat helped: the check could be switched off for one customer after the other, and nobody touched more that night.\n\nWhat did not: two fixes forward cost the evening, and there was no way back at hand.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'shared',
    at: '+1 14:30',
    after: { cue: 'postmortem-written', minutes: 60 },
    who: 'imoc',
    does: 'Ruth shared the postmortem with the stakeholders.',
    actions: [sharesPostmortem('Action items get owners on Thursday.')],
  },
];

/** Whoever is called by the steps after `resumed` answers as people do in the morning. */
function comes(role: string, at: string, minutes: number, does: string): Beat {
  const after = { cue: 'resumed', minutes } as const;
  return { ...INVENTED, id: `${role}-comes-rested`, at, after, who: role, does, actions: [answerPage(role)] };
}

/** The evening as in the first telling, then midnight and the morning. */
export const MONDAY_STOOD_DOWN: Beat[] = [...AFTERNOON, ...UNTIL_THE_SWITCH, ...MIDNIGHT, ...BY_RESTED_PEOPLE];
