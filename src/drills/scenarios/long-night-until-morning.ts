import * as handover from '#contract/handover.ts';
import { assess } from '#contract/assessment.ts';
import { parkIdea, sumUp } from '#contract/conversation.ts';
import { resolve } from '#contract/incident.ts';
import { judgeSuspect, startMitigation, verifyMitigation } from '#contract/mitigation.ts';
import { sharePostmortem, writePostmortem } from '#contract/postmortem.ts';
import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { call, type Beat } from '../scenario.ts';
import { HERE, say, ticket } from './long-night-actions.ts';
import { RELIEF } from './long-night-relief.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';

/** Monday evening until Tuesday 02:40. Nothing of it is in the talk. */
export const NIGHT: Beat[] = [
  ...RELIEF,
  {
    id: 'fourth-ticket',
    at: '18:40',
    who: 'soc',
    origin: 'invented',
    does: 'Sam reported a fourth ticket.',
    then: null,
    actions: [ticket(4117, 'ostrava', 'Environments cannot be changed')],
  },
  {
    id: 'reassess',
    at: '18:44',
    after: { cue: 'assessed', minutes: 30 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth estimated the impact anew: four customers.',
    then: null,
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
    id: 'first-fix-in-part',
    at: '18:55',
    who: 'on-call',
    origin: 'invented',
    does: 'Noa saw that the fix helped customers who were not migrated, and nobody else.',
    then: null,
    actions: [
      call(verifyMitigation, {
        params: HERE,
        body: {
          mitigationId: '{mitigation}',
          outcome: 'partly',
          note: 'Juniper can save again; the migrated customers cannot.',
        },
      }),
    ],
  },
  {
    id: 'confirmed',
    at: '19:30',
    who: 'tloc',
    origin: 'invented',
    does: 'Omar confirmed the suspect and tried a second fix.',
    then: null,
    actions: [
      call(judgeSuspect, {
        params: HERE,
        body: {
          changeId: RBAC_CHANGE_ID,
          verdict: 'confirmed',
          reason: 'Every refused save asks for a role that the migration did not create.',
        },
      }),
      call(startMitigation, {
        params: HERE,
        body: {
          kind: 'fix-forward',
          changeId: RBAC_CHANGE_ID,
          note: 'Create the missing roles for the migrated customers.',
          reason: 'Still no tested way back for four services at once.',
        },
      }),
    ],
  },
  {
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
    origin: 'invented',
    does: 'Omar saw that the new roles did not reach the running sessions.',
    then: null,
    actions: [
      call(verifyMitigation, {
        params: HERE,
        body: { mitigationId: '{mitigation}', outcome: 'no-effect', note: 'Roles are there, saves are still refused.' },
      }),
    ],
  },
  {
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
    origin: 'invented',
    does: 'Omar parked an idea for later, without an owner and without a date.',
    then: null,
    actions: [
      call(parkIdea, {
        params: HERE,
        body: { text: 'A deployment over several services should not go out without a rehearsed way back.' },
      }),
    ],
  },
  {
    id: 'asked-for-a-time',
    at: '21:30',
    who: 'soc',
    instead: [{ once: 'took-over:soc', who: 'soc-2', does: 'Ben passed on that a customer asked for a time.' }],
    origin: 'invented',
    does: 'Sam passed on that a customer asked for a time.',
    then: null,
    actions: [say('Northwind asks by when it will work again. What may I say?')],
  },
  {
    id: 'no-promise',
    at: '21:33',
    who: 'approver',
    origin: 'invented',
    does: 'Maya decided that nothing is promised but the next update.',
    then: null,
    actions: [say('No time and no cause tonight. Tell them when the next update comes, and keep to that.')],
  },
  {
    id: 'handover',
    at: '23:00',
    unless: { cue: 'handover:on-call', because: 'by the rule she had been relieved from' },
    after: { cue: 'acknowledged', minutes: 240 },
    who: 'on-call',
    origin: 'invented',
    does: 'Noa, six hours in, handed over to Tom in San Francisco, where it was one in the afternoon.',
    then: null,
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
    id: 'take-over',
    at: '23:05',
    unless: { cue: 'took-over:on-call', because: 'he had taken over at' },
    after: { cue: 'handover:on-call', minutes: 5 },
    who: 'on-call-sf',
    origin: 'invented',
    does: 'Tom read what there was to know and said it back.',
    then: null,
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
    id: 'switch-off',
    at: '23:20',
    who: 'tloc',
    instead: [
      { once: 'took-over:tloc', who: 'tloc-sf', does: 'Lin switched the new check off for migrated customers.' },
    ],
    origin: 'invented',
    does: 'Omar switched the new check off for migrated customers.',
    then: null,
    actions: [
      call(startMitigation, {
        params: HERE,
        body: { kind: 'disable', changeId: RBAC_CHANGE_ID, note: 'Switch the new check off for migrated customers.' },
      }),
    ],
  },
  {
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
    origin: 'invented',
    does: 'Omar saw that it made things worse and switched the check on again.',
    then: null,
    actions: [
      call(verifyMitigation, {
        params: HERE,
        body: {
          mitigationId: '{mitigation}',
          outcome: 'worse',
          note: 'Two customers could not sign in. Switched on again at once.',
        },
      }),
    ],
  },
  {
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
    origin: 'invented',
    does: 'Tom wrote down the way back for all four services, and the tech lead read it.',
    then: null,
    actions: [
      say(
        'The way back, in this order: web, api, environments, access; then replay the role assignments made since Sunday. The tech lead has read it.',
      ),
    ],
  },
  {
    id: 'revert',
    at: '+1 01:15',
    who: 'on-call-sf',
    instead: [{ once: 'took-over:on-call:2', who: 'on-call-sf-2', does: 'Kai reverted Sunday’s deployment.' }],
    origin: 'invented',
    does: 'Tom reverted Sunday’s deployment.',
    then: null,
    decision: {
      seat: 'on-call',
      ask: 'The way back is written down and read by a second person. Revert Sunday’s deployment.',
    },
    actions: [
      call(startMitigation, {
        params: HERE,
        body: {
          kind: 'revert',
          changeId: RBAC_CHANGE_ID,
          note: 'Revert the four services in the order written down, then replay the role assignments.',
        },
      }),
    ],
  },
  {
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
    origin: 'invented',
    does: 'Tom saw that all four customers could save again.',
    then: null,
    actions: [
      call(verifyMitigation, {
        params: HERE,
        body: {
          mitigationId: '{mitigation}',
          outcome: 'worked',
          note: 'Saves succeed for all four customers since 02:01.',
        },
      }),
    ],
  },
  {
    id: 'resolved',
    at: '+1 02:18',
    after: { cue: 'mitigated', minutes: 12 },
    who: 'imoc',
    instead: [
      { once: 'took-over:imoc', who: 'imoc-sf', does: 'Dev verified that service is restored.' },
      { once: 'took-over:imoc:2', who: 'imoc-sf-2', does: 'Joy verified that service is restored.' },
    ],
    origin: 'invented',
    does: 'Ruth verified that service is restored.',
    then: null,
    decision: { seat: 'imoc', ask: 'Saves succeed again. Verify it and say that it is resolved.' },
    actions: [
      call(resolve, {
        params: HERE,
        body: { verification: 'No refused save in fifteen minutes; support checked with Northwind and Harbour.' },
      }),
    ],
  },
  {
    id: 'sum-up',
    at: '+1 02:38',
    after: { cue: 'resolved', minutes: 20 },
    who: 'imoc',
    instead: [
      { once: 'took-over:imoc', who: 'imoc-sf', does: 'Dev summed up in the channel.' },
      { once: 'took-over:imoc:2', who: 'imoc-sf-2', does: 'Joy summed up in the channel.' },
    ],
    origin: 'invented',
    does: 'Ruth summed up in the channel.',
    then: null,
    decision: { seat: 'imoc', ask: 'Sum up in the channel, then everybody can go to sleep.' },
    actions: [
      call(sumUp, {
        params: HERE,
        body: {
          text: 'Four customers could not save environments from Monday 16:10 until Tuesday 02:01. Sunday’s deployment was reverted. Two fixes and one switch did not help. The postmortem follows today, by rested people.',
        },
      }),
    ],
  },
];

/** Tuesday, in working hours. */
export const MORNING: Beat[] = [
  {
    id: 'postmortem',
    at: '+1 12:30',
    after: { cue: 'resolved', minutes: 480 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth, rested, wrote the postmortem.',
    then: null,
    actions: [
      call(writePostmortem, {
        params: HERE,
        body: {
          text: 'What happened: a deployment over four services left out roles that migrated customers need, so that saving environments was refused for four of them.\n\nWhat helped: the impact was known ten minutes after the first ticket, and customers heard from us every half hour.\n\nWhat did not: there was no way back at hand. Two fixes and a switch cost seven hours; the revert took fifty minutes once it was written down.',
        },
      }),
    ],
  },
  {
    id: 'shared',
    at: '+1 15:00',
    after: { cue: 'postmortem-written', minutes: 60 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth shared the postmortem with the stakeholders.',
    then: null,
    actions: [
      call(sharePostmortem, {
        params: HERE,
        body: { note: 'Read it before Thursday’s review; action items get their owners there.' },
      }),
    ],
  },
];
