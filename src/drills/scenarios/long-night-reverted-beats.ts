import { startRevert } from '#contract/mitigation.ts';
import { tickStep } from '#contract/plan-run.ts';
import { call, type Beat } from '../scenario.ts';
import { AFTERNOON } from './long-night-afternoon.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';
import { HERE, INVENTED, resolves, say, sharesPostmortem, sumsUp, writesPostmortem } from './room-actions.ts';

/** Beats that are as in the first telling. */
const SAME = [
  ...['tickets', 'third-ticket', 'on-it', 'details', 'imoc-comes', 'auth-related', 'tloc-comes', 'assess', 'soc-comes'],
  'first-words',
];
const same = (id: string): boolean => SAME.includes(id);

/** A step of the plan that somebody does by hand, some minutes after its turn has come. */
function byHand(at: string, stepId: string, who: string, minutes: number, does: string): Beat {
  const tick = call(tickStep, { params: { id: '{run}', stepId }, body: { attemptId: '{attempt}' } });
  return {
    ...INVENTED,
    id: `did-${stepId}`,
    at,
    after: { cue: `step:${stepId}`, minutes },
    who,
    does,
    actions: [tick],
  };
}

const press = call(startRevert, { params: HERE, body: { changeId: RBAC_CHANGE_ID } });

const REVERT: Beat[] = [
  {
    ...INVENTED,
    id: 'press',
    at: '17:10',
    after: { cue: 'acknowledged', minutes: 5 },
    who: 'on-call',
    does: 'Noa read the plan and its risks and pressed the revert; since it changes data, a second person is needed.',
    decision: { seat: 'on-call', ask: 'Sunday’s deployment is the suspect, and its way back is on offer. Revert it?' },
    actions: [press],
  },
  {
    ...INVENTED,
    id: 'second-press',
    at: '17:11',
    after: { cue: 'came:imoc', minutes: 4 },
    who: 'imoc',
    does: 'Ruth read the same and agreed: the revert began.',
    decision: {
      seat: 'imoc',
      ask: 'Noa wants to revert Sunday’s deployment, which changes data. Read the plan, and agree or not.',
    },
    actions: [press],
  },
  byHand('17:12', 'api-undo', 'on-call', 3, 'Noa deployed the public API as it was before.'),
  byHand('17:14', 'environments-undo', 'on-call', 3, 'Noa deployed Environments as it was before.'),
  byHand('17:16', 'access-redeploy', 'tloc', 3, 'Omar deployed access control as it was before.'),
  byHand('17:18', 'access-replay', 'tloc', 3, 'Omar replayed the assignments of roles since Sunday.'),
  byHand('17:20', 'access-save', 'on-call', 1, 'Noa saved an environment as a migrated customer.'),
];

const AFTERWARDS: Beat[] = [
  {
    ...INVENTED,
    id: 'customers-say',
    at: '17:28',
    after: { cue: 'mitigated', minutes: 2 },
    who: 'soc',
    does: 'Sam had it confirmed by the three customers.',
    actions: [say('Northwind, Harbour and Juniper can save again.')],
  },
  {
    ...INVENTED,
    id: 'resolved',
    at: '17:38',
    after: { cue: 'mitigated', minutes: 12 },
    who: 'imoc',
    does: 'Ruth verified that service is restored.',
    decision: { seat: 'imoc', ask: 'Saves succeed again. Verify it and say that it is resolved.' },
    actions: [resolves('No refused save in twelve minutes; support checked with all three customers.')],
  },
  {
    ...INVENTED,
    id: 'sum-up',
    at: '17:50',
    after: { cue: 'resolved', minutes: 12 },
    who: 'imoc',
    does: 'Ruth summed up in the channel, and everybody went home.',
    actions: [
      sumsUp(
        'Three customers could not save environments. Sunday’s deployment was reverted by its plan, four services and the roles since. The postmortem follows tomorrow.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'postmortem',
    at: '+1 10:30',
    after: { cue: 'resolved', minutes: 480 },
    who: 'imoc',
    does: 'Ruth wrote the postmortem.',
    actions: [
      writesPostmortem(
        'What happened: a deployment over four services left out roles that migrated customers need.\n\nWhat helped: the register knew the deployment, the desk named it with the first tickets, and its way back was at hand.\n\nWhat did not: two of the four services had no written way back, and it went out all the same.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'shared',
    at: '+1 12:00',
    after: { cue: 'postmortem-written', minutes: 60 },
    who: 'imoc',
    does: 'Ruth shared the postmortem with the stakeholders.',
    actions: [sharesPostmortem('Action items get owners on Thursday.')],
  },
];

/** Monday as it would have been with the way back at hand. What the slides tell until 17:08 is as it was. */
export const MONDAY_REVERTED: Beat[] = [...AFTERNOON.filter(({ id }) => same(id)), ...REVERT, ...AFTERWARDS].toSorted(
  byTime,
);

function byTime({ at: one }: Beat, { at: other }: Beat): number {
  return Number(one.startsWith('+')) - Number(other.startsWith('+')) || (one < other ? -1 : Number(one > other));
}
