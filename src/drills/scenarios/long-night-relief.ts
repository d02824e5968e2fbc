import * as handover from '#contract/handover.ts';
import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { answerPage, call, type Beat } from '../scenario.ts';
import { HERE } from './room-actions.ts';

const READ_BACK = 'Two fixes did not help; nothing is touched before the way back is written down.';
/** Nobody is asked this early; when they are is the desk's own rule. */
const NOT_BEFORE = '18:20';

/**
 * What people do when the desk asks them to take over: they answer the page, read the packet and say it back. Whom it
 * asks, and when, is in no script. All of it is invented, and none of it happens where nobody is asked.
 */
export const RELIEF: Beat[] = [
  ...takesOver('imoc', 'imoc-sf', 'Dev', 'and commands; in San Francisco the day has just begun'),
  ...takesOver('on-call', 'on-call-sf', 'Tom'),
  ...takesOver('tloc', 'tloc-sf', 'Lin'),
  ...takesOver('soc', 'soc-2', 'Ben'),
  ...takesOver('imoc', 'imoc-sf-2', 'Joy', 'and commands', 2),
  ...takesOver('on-call', 'on-call-sf-2', 'Kai', '', 2),
  ...takesOver('tloc', 'tloc-sf-2', 'Una', '', 2),
  ...takesOver('soc', 'soc', 'Sam', '', 2),
];

function takesOver(role: string, who: string, name: string, how = '', nth = 1): Beat[] {
  const base = { at: NOT_BEFORE, who, origin: 'invented', then: null } as const;
  const body = {
    handoverId: `{handover:${role}}`,
    digest: '{packet}',
    confirmed: [...PACKET_TOPICS],
    readBack: READ_BACK,
  };
  return [
    {
      ...base,
      id: `relief-answered-by-${who}`,
      after: { cue: `handover:${role}:${nth}`, minutes: 2 },
      does: `${name} answered the desk’s page.`,
      actions: [answerPage(role)],
    },
    {
      ...base,
      id: `relief-by-${who}`,
      after: { cue: `handover:${role}:${nth}`, minutes: 8 },
      does: `${name} read what there was to know and said it back${how === '' ? '' : `, ${how}`}.`,
      actions: [call(handover.takeOver, { params: HERE, body })],
    },
  ];
}
