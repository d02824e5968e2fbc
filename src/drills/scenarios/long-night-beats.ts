import * as incident from '#contract/incident.ts';
import { createReport, declareGroup } from '#contract/signal.ts';
import { answerPage, call, type Action, type Beat } from '../scenario.ts';
import { RBAC_CHANGE_ID } from './long-night-company.ts';

const HERE = { id: '{incident}' };
const STATUS_PAGE_IS_OPEN = { cue: 'status-page-open', because: 'the status page has been open since' } as const;

function say(text: string): Action {
  return call(incident.postMessage, { params: HERE, body: { text } });
}

function ticket(number: number, customer: string, title: string): Action {
  const body = {
    title,
    details: 'Saving answers that the user may not do this. Reading works.',
    featureId: 'environments',
    customer,
    ticket: `SUP-${number}`,
    key: `SUP-${number}`,
  };
  return call(createReport, { body });
}

/** Monday afternoon, 17:03 to 18:16: what the talk tells, and what lies between. */
const AFTERNOON: Beat[] = [
  {
    id: 'tickets',
    at: '17:03',
    who: 'soc',
    origin: 'talk',
    does: 'Sam reported two tickets: customers cannot update environments.',
    then: 'Several tickets reached support: customers could not update environments.',
    actions: [
      ticket(4101, 'northwind', 'Cannot update environments'),
      ticket(4102, 'harbour', 'Environment changes are not saved'),
    ],
  },
  {
    id: 'third-ticket',
    at: '17:04',
    who: 'soc',
    origin: 'invented',
    does: 'Sam reported a third ticket about the same.',
    then: null,
    actions: [ticket(4103, 'juniper', 'Error when saving an environment')],
  },
  {
    id: 'on-it',
    at: '17:05',
    who: 'on-call',
    origin: 'talk',
    does: 'Noa answered the page, asked support for details and opened the channel.',
    then: 'The on-call asked support for details and opened a dedicated chat channel.',
    decision: {
      seat: 'on-call',
      ask: 'Tickets are coming in and you were paged. Say that you are on it and open the channel.',
    },
    actions: [
      call(declareGroup, { params: { id: '{group}' } }),
      answerPage('on-call'),
      call(incident.acknowledge, { params: HERE }),
      call(incident.openChannel, { params: HERE }),
      say('Which customers, which environments, and what do they see when they save?'),
    ],
  },
  {
    id: 'details',
    at: '17:06',
    who: 'soc',
    origin: 'invented',
    does: 'Sam gave the details.',
    then: null,
    actions: [
      say('All three fail on every save, since about an hour. Reading works. None of them found a way around it.'),
    ],
  },
  {
    id: 'imoc-comes',
    at: '17:07',
    after: { cue: 'paged:imoc', minutes: 2 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth answered the page and took the incident.',
    then: null,
    actions: [answerPage('imoc')],
  },
  {
    id: 'auth-related',
    at: '17:08',
    who: 'on-call',
    origin: 'talk',
    does: 'Noa saw that it has to do with permissions and paged the tech lead.',
    then: 'The on-call identified it as auth-related and told the tech leads.',
    actions: [
      say('The environments service is refused by access control. This is about permissions.'),
      call(incident.pageRole, {
        params: HERE,
        body: {
          role: 'tloc',
          message: 'Saving environments is refused by access control, for three customers so far.',
        },
      }),
    ],
  },
  {
    id: 'restart',
    at: '17:09',
    after: { cue: 'acknowledged', minutes: 4 },
    who: 'on-call',
    origin: 'invented',
    does: 'Noa tried the simple thing first and restarted access control.',
    then: null,
    decision: {
      seat: 'on-call',
      ask: 'Try a simple mitigation: restart access control, or whatever you would do first.',
    },
    actions: [
      call(incident.startMitigation, {
        params: HERE,
        body: { kind: 'restart', note: 'Restart access control, one instance after the other.' },
      }),
    ],
  },
  {
    id: 'tloc-comes',
    at: '17:10',
    after: { cue: 'paged:tloc', minutes: 2 },
    who: 'tloc',
    origin: 'invented',
    does: 'Omar answered the page.',
    then: null,
    actions: [answerPage('tloc')],
  },
  {
    id: 'restart-did-nothing',
    at: '17:12',
    after: { cue: 'mitigation-started', minutes: 3 },
    who: 'on-call',
    origin: 'invented',
    does: 'Noa saw that the restart changed nothing.',
    then: null,
    actions: [
      call(incident.verifyMitigation, {
        params: HERE,
        body: { mitigationId: '{mitigation}', outcome: 'no-effect', note: 'Saving fails as before.' },
      }),
    ],
  },
  {
    id: 'assess',
    at: '17:13',
    after: { cue: 'came:imoc', minutes: 6 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth estimated the impact: a core feature, three customers, no workaround.',
    then: null,
    decision: {
      seat: 'imoc',
      ask: 'Estimate the impact: which feature, which customers, is there a way around it? The procedure gives the priority.',
    },
    actions: [
      call(incident.assess, {
        params: HERE,
        body: {
          featureId: 'environments',
          customerIds: ['northwind', 'harbour', 'juniper'],
          workaround: 'no',
          dataAtRisk: 'no',
          worsening: 'yes',
          evidence: [{ source: 'metric', text: 'Nine of ten saves of environments fail since 16:10.' }],
        },
      }),
    ],
  },
  {
    id: 'soc-comes',
    at: '17:14',
    after: { cue: 'paged:soc', minutes: 1 },
    who: 'soc',
    origin: 'invented',
    does: 'Sam answered the page and took on the words to customers.',
    then: null,
    actions: [answerPage('soc')],
  },
  {
    id: 'first-words',
    at: '17:21',
    after: { cue: 'assessed', minutes: 8 },
    who: 'soc',
    origin: 'invented',
    does: 'Sam wrote the first words to the customers who are hurt, before the draft went out.',
    then: null,
    decision: {
      seat: 'soc',
      ask: 'A first update to the customers is drafted. Write it in your own words, or go on and let the draft leave by itself.',
    },
    actions: [
      call(incident.postUpdate, {
        params: HERE,
        body: {
          audience: 'customers',
          text: 'Hello, you told us that changes to environments are not saved. We see it too, for several customers. What you have saved before is safe and can be read. We are working on it and write again within half an hour.',
        },
      }),
    ],
  },
  {
    id: 'might-be-a-p3',
    at: '17:33',
    unless: STATUS_PAGE_IS_OPEN,
    who: 'soc',
    origin: 'talk',
    does: 'Sam wondered whether to open the status page: it might be a P3.',
    then: 'Support considered opening the status page: it might be a P3.',
    actions: [say('Should the status page be opened? It might be a P3.')],
  },
  {
    id: 'suspect',
    at: '17:35',
    who: 'on-call',
    origin: 'talk',
    does: 'Noa named Sunday’s deployment as the suspect and began to fix it forward, with the reason on record.',
    then: 'The on-call believed it was related to a deployment, and worked on a fix.',
    decision: { seat: 'on-call', ask: 'Sunday’s deployment is the suspect. Revert it, or fix it forward and say why.' },
    actions: [
      call(incident.linkChange, { params: HERE, body: { changeId: RBAC_CHANGE_ID } }),
      call(incident.startMitigation, {
        params: HERE,
        body: {
          kind: 'fix-forward',
          changeId: RBAC_CHANGE_ID,
          note: 'Give the environments service back the permission that the migration left out.',
          reason:
            'The deployment spans four services and has no revert plan; customers already migrated would lose their roles.',
        },
      }),
    ],
  },
  {
    id: 'status-page-at-last',
    at: '18:16',
    unless: STATUS_PAGE_IS_OPEN,
    who: 'soc',
    origin: 'talk',
    does: 'Sam opened the status page.',
    then: 'Support opened the status page, 73 minutes after the first ticket.',
    actions: [call(incident.postUpdate, { params: HERE, body: { audience: 'public' } })],
  },
];

/** Monday evening until Tuesday 02:40. Nothing of it is in the talk. */
const NIGHT: Beat[] = [
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
      call(incident.assess, {
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
      call(incident.verifyMitigation, {
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
      call(incident.judgeSuspect, {
        params: HERE,
        body: {
          changeId: RBAC_CHANGE_ID,
          verdict: 'confirmed',
          reason: 'Every refused save asks for a role that the migration did not create.',
        },
      }),
      call(incident.startMitigation, {
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
    origin: 'invented',
    does: 'Omar saw that the new roles did not reach the running sessions.',
    then: null,
    actions: [
      call(incident.verifyMitigation, {
        params: HERE,
        body: { mitigationId: '{mitigation}', outcome: 'no-effect', note: 'Roles are there, saves are still refused.' },
      }),
    ],
  },
  {
    id: 'idea',
    at: '21:05',
    who: 'tloc',
    origin: 'invented',
    does: 'Omar parked an idea for later, without an owner and without a date.',
    then: null,
    actions: [
      call(incident.parkIdea, {
        params: HERE,
        body: { text: 'A deployment over several services should not go out without a rehearsed way back.' },
      }),
    ],
  },
  {
    id: 'asked-for-a-time',
    at: '21:30',
    who: 'soc',
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
      call(incident.handOverRole, {
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
    id: 'switch-off',
    at: '23:20',
    who: 'tloc',
    origin: 'invented',
    does: 'Omar switched the new check off for migrated customers.',
    then: null,
    actions: [
      call(incident.startMitigation, {
        params: HERE,
        body: { kind: 'disable', changeId: RBAC_CHANGE_ID, note: 'Switch the new check off for migrated customers.' },
      }),
    ],
  },
  {
    id: 'switch-off-worse',
    at: '23:50',
    who: 'tloc',
    origin: 'invented',
    does: 'Omar saw that it made things worse and switched the check on again.',
    then: null,
    actions: [
      call(incident.verifyMitigation, {
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
    origin: 'invented',
    does: 'Tom wrote down the way back for all four services, and Omar read it.',
    then: null,
    actions: [
      say(
        'The way back, in this order: web, api, environments, access; then replay the role assignments made since Sunday. Omar has read it.',
      ),
    ],
  },
  {
    id: 'revert',
    at: '+1 01:15',
    who: 'on-call-sf',
    origin: 'invented',
    does: 'Tom reverted Sunday’s deployment.',
    then: null,
    decision: {
      seat: 'on-call',
      ask: 'The way back is written down and read by a second person. Revert Sunday’s deployment.',
    },
    actions: [
      call(incident.startMitigation, {
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
    origin: 'invented',
    does: 'Tom saw that all four customers could save again.',
    then: null,
    actions: [
      call(incident.verifyMitigation, {
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
    origin: 'invented',
    does: 'Ruth verified that service is restored.',
    then: null,
    decision: { seat: 'imoc', ask: 'Saves succeed again. Verify it and say that it is resolved.' },
    actions: [
      call(incident.resolve, {
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
    origin: 'invented',
    does: 'Ruth summed up in the channel.',
    then: null,
    decision: { seat: 'imoc', ask: 'Sum up in the channel, then everybody can go to sleep.' },
    actions: [
      call(incident.sumUp, {
        params: HERE,
        body: {
          text: 'Four customers could not save environments from Monday 16:10 until Tuesday 02:01. Sunday’s deployment was reverted. Two fixes and one switch did not help. The postmortem follows today, by rested people.',
        },
      }),
    ],
  },
];

/** Tuesday, in working hours. */
const MORNING: Beat[] = [
  {
    id: 'postmortem',
    at: '+1 12:30',
    after: { cue: 'resolved', minutes: 480 },
    who: 'imoc',
    origin: 'invented',
    does: 'Ruth, rested, wrote the postmortem.',
    then: null,
    actions: [
      call(incident.writePostmortem, {
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
      call(incident.sharePostmortem, {
        params: HERE,
        body: { note: 'Read it before Thursday’s review; action items get their owners there.' },
      }),
    ],
  },
];

/** What the people of the night do. */
export const LONG_NIGHT_BEATS: Beat[] = [...AFTERNOON, ...NIGHT, ...MORNING];
