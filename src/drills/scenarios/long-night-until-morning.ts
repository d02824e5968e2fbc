import * as handover from '#contract/handover.ts';
import { assess } from '#contract/assessment.ts';
import { parkIdea } from '#contract/conversation.ts';
import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { call, type Beat } from '../scenario.ts';
import { RELIEF } from './long-night-relief.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';
import { ticket } from './long-night-ticket.ts';
import { confirms, HERE, INVENTED, resolves, saw, say, sumsUp, tries } from './room-actions.ts';

/** Monday evening until Tuesday 02:40. Nothing of it is in the talk. */
export const NIGHT: Beat[] = [
  ...RELIEF,
  {
    ...INVENTED,
    id: 'fourth-ticket',
    at: '18:40',
    who: 'soc',
    does: 'Sam reported a fourth ticket.',
    actions: [ticket(4117, 'ostrava', 'Environments cannot be changed')],
  },
  {
    ...INVENTED,
    id: 'reassess',
    at: '18:44',
    after: { cue: 'assessed', minutes: 30 },
    who: 'imoc',
    does: 'Ruth estimated the impact anew: four customers.',
    decision: {
      seat: 'imoc',
      ask: 'A fourth customer is hurt. Estimate the impact anew, so that they are told as well.',
    },
    actions: [
      call(assess, {
        params: HERE,
        body: {
          featureId: 'environments',
          customerIds: ['northwind', 'harbour', 'juniper', 'ostrava'],
          workaround: 'no',
          dataAtRisk: 'no',
          worsening: 'no',
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'first-fix-in-part',
    at: '18:55',
    who: 'on-call',
    does: 'Noa saw that the fix helped customers who were not migrated, and nobody else.',
    actions: [saw('partly', 'Juniper can save again; the migrated customers cannot.')],
  },
  {
    ...INVENTED,
    id: 'confirmed',
    at: '19:30',
    who: 'tloc',
    does: 'Omar confirmed the suspect and tried a second fix.',
    actions: [
      confirms(RBAC_CHANGE_ID, 'Every refused save asks for a role that the migration did not create.'),
      tries('fix-forward', 'Create the missing roles for the migrated customers.', {
        changeId: RBAC_CHANGE_ID,
        reason: 'Still no tested way back for four services at once.',
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'second-fix-nothing',
    at: '20:45',
    who: 'tloc',
    instead: [
      {
        once: 'took-over:tloc',
        who: 'tloc-sf',
        does: 'Lin saw that the new roles did not reach the running sessions.',
      },
    ],
    does: 'Omar saw that the new roles did not reach the running sessions.',
    actions: [saw('no-effect', 'Roles are there, saves are still refused.')],
  },
  {
    ...INVENTED,
    id: 'idea',
    at: '21:05',
    who: 'tloc',
    instead: [
      {
        once: 'took-over:tloc',
        who: 'tloc-sf',
        does: 'Lin parked an idea for later, without an owner and without a date.',
      },
    ],
    does: 'Omar parked an idea for later, without an owner and without a date.',
    actions: [
      call(parkIdea, {
        params: HERE,
        body: { text: 'A deployment over several services should not go out without a rehearsed way back.' },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'asked-for-a-time',
    at: '21:30',
    who: 'soc',
    instead: [{ once: 'took-over:soc', who: 'soc-2', does: 'Ben passed on that a customer asked for a time.' }],
    does: 'Sam passed on that a customer asked for a time.',
    actions: [say('Northwind asks by when it will work again. What may I say?')],
  },
  {
    ...INVENTED,
    id: 'no-promise',
    at: '21:33',
    who: 'approver',
    does: 'Maya decided that nothing is promised but the next update.',
    actions: [say('No time and no cause tonight. Tell them when the next update comes, and keep to that.')],
  },
  {
    ...INVENTED,
    id: 'handover',
    at: '23:00',
    unless: { cue: 'handover:on-call', because: 'by the rule she had been relieved from' },
    after: { cue: 'acknowledged', minutes: 240 },
    who: 'on-call',
    does: 'Noa, six hours in, handed over to Tom in San Francisco, where it was one in the afternoon.',
    decision: {
      seat: 'on-call',
      ask: 'You have been at it for six hours. Hand the role to Tom in San Francisco, where it is one in the afternoon.',
    },
    actions: [
      call(handover.proposeHandover, {
        params: HERE,
        body: {
          role: 'on-call',
          toPersonId: 'drill-tom',
          note: 'Suspect confirmed, two fixes tried, roles exist but sessions do not see them. Next: write down the way back before anybody touches more.',
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'take-over',
    at: '23:05',
    unless: { cue: 'took-over:on-call', because: 'he had taken over at' },
    after: { cue: 'handover:on-call', minutes: 5 },
    who: 'on-call-sf',
    does: 'Tom read what there was to know and said it back.',
    actions: [
      call(handover.takeOver, {
        params: HERE,
        body: {
          handoverId: '{handover:on-call}',
          digest: '{packet}',
          confirmed: [...PACKET_TOPICS],
          readBack:
            'Two fixes did not help, the roles are there but sessions do not see them. I write down the way back and touch nothing before.',
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'switch-off',
    at: '23:20',
    who: 'tloc',
    instead: [
      { once: 'took-over:tloc', who: 'tloc-sf', does: 'Lin switched the new check off for migrated customers.' },
    ],
    does: 'Omar switched the new check off for migrated customers.',
    actions: [tries('disable', 'Switch the new check off for migrated customers.', { changeId: RBAC_CHANGE_ID })],
  },
  {
    ...INVENTED,
    id: 'switch-off-worse',
    at: '23:50',
    who: 'tloc',
    instead: [
      {
        once: 'took-over:tloc',
        who: 'tloc-sf',
        does: 'Lin saw that it made things worse and switched the check on again.',
      },
    ],
    does: 'Omar saw that it made things worse and switched the check on again.',
    actions: [saw('worse', 'Two customers could not sign in. Switched on again at once.')],
  },
  {
    ...INVENTED,
    id: 'write-the-way-back',
    at: '+1 00:20',
    who: 'on-call-sf',
    instead: [
      {
        once: 'took-over:on-call:2',
        who: 'on-call-sf-2',
        does: 'Kai wrote down the way back for all four services, and the tech lead read it.',
      },
    ],
    does: 'Tom wrote down the way back for all four services, and the tech lead read it.',
    actions: [
      say(
        'The way back, in this order: web, api, environments, access; then replay the role assignments made since Sunday. The tech lead has read it.',
      ),
    ],
  },
  {
    ...INVENTED,
    id: 'revert',
    at: '+1 01:15',
    who: 'on-call-sf',
    instead: [{ once: 'took-over:on-call:2', who: 'on-call-sf-2', does: 'Kai reverted Sunday’s deployment.' }],
    does: 'Tom reverted Sunday’s deployment.',
    decision: {
      seat: 'on-call',
      ask: 'The way back is written down and read by a second person. Revert Sunday’s deployment.',
    },
    actions: [
      tries('revert', 'Revert the four services in the order written down, then replay the role assignments.', {
        changeId: RBAC_CHANGE_ID,
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'revert-worked',
    at: '+1 02:06',
    who: 'on-call-sf',
    instead: [
      {
        once: 'took-over:on-call:2',
        who: 'on-call-sf-2',
        does: 'Kai saw that all four customers could save again.',
      },
    ],
    does: 'Tom saw that all four customers could save again.',
    actions: [saw('worked', 'Saves succeed for all four customers since 02:01.')],
  },
  {
    ...INVENTED,
    id: 'resolved',
    at: '+1 02:18',
    after: { cue: 'mitigated', minutes: 12 },
    who: 'imoc',
    instead: [
      { once: 'took-over:imoc', who: 'imoc-sf', does: 'Dev verified that service is restored.' },
      { once: 'took-over:imoc:2', who: 'imoc-sf-2', does: 'Joy verified that service is restored.' },
    ],
    does: 'Ruth verified that service is restored.',
    decision: { seat: 'imoc', ask: 'Saves succeed again. Verify it and say that it is resolved.' },
    actions: [resolves('No refused save in fifteen minutes; support checked with Northwind and Harbour.')],
  },
  {
    ...INVENTED,
    id: 'sum-up',
    at: '+1 02:38',
    after: { cue: 'resolved', minutes: 20 },
    who: 'imoc',
    instead: [
      { once: 'took-over:imoc', who: 'imoc-sf', does: 'Dev summed up in the channel.' },
      { once: 'took-over:imoc:2', who: 'imoc-sf-2', does: 'Joy summed up in the channel.' },
    ],
    does: 'Ruth summed up in the channel.',
    decision: { seat: 'imoc', ask: 'Sum up in the channel, then everybody can go to sleep.' },
    actions: [
      sumsUp(
        'Four customers could not save environments from Monday 16:10 until Tuesday 02:01. Sunday’s deployment was reverted. Two fixes and one switch did not help. The postmortem follows today, by rested people.',
      ),
    ],
  },
];
