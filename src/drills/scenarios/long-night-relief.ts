import * as handover from '#contract/handover.ts';
import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { call, type Beat } from '../scenario.ts';
import { HERE } from './long-night-actions.ts';

/**
 * Follow the sun: half an hour before four hours are over, whoever came first in a role is relieved from San Francisco,
 * where it is morning. All of it is invented, and none of it happens where the procedure does not look after people.
 */
export const FIRST_RELIEF: Beat[] = [
  proposes(
    '20:35',
    'imoc',
    'drill-dev',
    0,
    'Ruth, by the rule, asked Dev in San Francisco to take over, where it was half past ten.',
  ),
  takes('20:45', 'imoc', 'imoc-sf', 'Dev read what there was to know, said it back, and commands.'),
];

/** One packet at a time: the tech lead and the on-call follow. */
export const MORE_RELIEF: Beat[] = [
  proposes('20:50', 'tloc', 'drill-lin', 12, 'Omar, by the rule, asked Lin in San Francisco to take over.'),
  takes('20:58', 'tloc', 'tloc-sf', 'Lin read what there was to know and said it back.'),
  proposes('21:00', 'on-call', 'drill-tom', 25, 'Noa, by the rule, asked Tom in San Francisco to take over.'),
];

export const LAST_RELIEF: Beat[] = [
  takes('21:08', 'on-call', 'on-call-sf', 'Tom read what there was to know and said it back.'),
];

/** And again, four hours later: nobody commands for longer, not by day either. */
export const SECOND_RELIEF: Beat[] = [
  {
    ...proposes('+1 00:10', 'imoc', 'drill-joy', 0, 'Dev, nearly four hours in, asked Joy to take over.', 2),
    who: 'imoc-sf',
  },
];

export const SECOND_TAKEN: Beat[] = [
  takes('+1 00:23', 'imoc', 'imoc-sf-2', 'Joy read what there was to know, said it back, and commands.', 2),
];

function proposes(at: string, role: string, toPersonId: string, minutes: number, does: string, nth = 1): Beat {
  const body = { role, toPersonId, note: 'Suspect confirmed, two fixes tried. Next: write down the way back.' };
  return {
    ...{ id: `relief-of-${role}${nth === 1 ? '' : `-${nth}`}`, at, who: role, origin: 'invented', does, then: null },
    after: { cue: `relief-due:${role}:${nth}`, minutes },
    actions: [call(handover.proposeHandover, { params: HERE, body })],
  };
}

function takes(at: string, role: string, who: string, does: string, nth = 1): Beat {
  const body = {
    handoverId: '{handover}',
    digest: '{packet}',
    confirmed: [...PACKET_TOPICS],
    readBack: 'Two fixes did not help; nothing is touched before the way back is written down.',
  };
  return {
    ...{ id: `relief-by-${who}`, at, who, origin: 'invented', does, then: null },
    // Late enough for the handover before: one packet at a time.
    after: { cue: `handover:${role}:${nth}`, minutes: 8 },
    actions: [call(handover.takeOver, { params: HERE, body })],
  };
}
