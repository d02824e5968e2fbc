import { assess } from '#contract/assessment.ts';
import { openChannel } from '#contract/conversation.ts';
import { pageRole } from '#contract/incident-roles.ts';
import { acknowledge } from '#contract/incident.ts';
import { linkChange } from '#contract/mitigation.ts';
import { postUpdate } from '#contract/updates.ts';
import { declareGroup } from '#contract/signal.ts';
import { answerPage, call, type Beat } from '../scenario.ts';
import { RBAC_CHANGE_ID } from './long-night-sunday.ts';
import { ticket } from './long-night-ticket.ts';
import { HERE, INVENTED, saw, say, tries } from './room-actions.ts';

const STATUS_PAGE_IS_OPEN = { cue: 'status-page-open', because: 'the status page has been open since' } as const;

/** Good to know in the room, and nothing for customers to read. */
const GUESS = 'We think it’s related to a deploy, working on a fix.';

/** Monday afternoon, 17:03 to 18:16: what the talk tells, and what lies between. */
export const AFTERNOON: Beat[] = [
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
    ...INVENTED,
    id: 'third-ticket',
    at: '17:04',
    who: 'soc',
    does: 'Sam reported a third ticket about the same.',
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
      ask: 'Tickets are coming in and you were paged. Say that you are on it.',
    },
    actions: [
      call(declareGroup, { params: { id: '{group}' } }),
      answerPage('on-call'),
      call(acknowledge, { params: HERE }),
      call(openChannel, { params: HERE }),
      say('Which customers, which environments, and what do they see when they save?'),
    ],
  },
  {
    ...INVENTED,
    id: 'details',
    at: '17:06',
    who: 'soc',
    does: 'Sam gave the details.',
    actions: [
      say('All three fail on every save, since about an hour. Reading works. None of them found a way around it.'),
    ],
  },
  {
    ...INVENTED,
    id: 'imoc-comes',
    at: '17:07',
    after: { cue: 'paged:imoc', minutes: 2 },
    who: 'imoc',
    does: 'Ruth answered the page and took the incident.',
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
      call(pageRole, {
        params: HERE,
        body: {
          role: 'tloc',
          message: 'Saving environments is refused by access control, for three customers so far.',
        },
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'restart',
    at: '17:09',
    after: { cue: 'acknowledged', minutes: 4 },
    who: 'on-call',
    does: 'Noa tried the simple thing first and restarted access control.',
    decision: {
      seat: 'on-call',
      ask: 'Try a simple mitigation: restart access control, or whatever you would do first.',
    },
    actions: [tries('restart', 'Restart access control, one instance after the other.')],
  },
  {
    ...INVENTED,
    id: 'tloc-comes',
    at: '17:10',
    after: { cue: 'paged:tloc', minutes: 2 },
    who: 'tloc',
    does: 'Omar answered the page.',
    actions: [answerPage('tloc')],
  },
  {
    ...INVENTED,
    id: 'restart-did-nothing',
    at: '17:12',
    after: { cue: 'mitigation-started', minutes: 3 },
    who: 'on-call',
    does: 'Noa saw that the restart changed nothing.',
    actions: [saw('no-effect', 'Saving fails as before.')],
  },
  {
    ...INVENTED,
    id: 'assess',
    at: '17:13',
    after: { cue: 'came:imoc', minutes: 6 },
    who: 'imoc',
    does: 'Ruth estimated the impact: a core feature, three customers, no workaround.',
    decision: {
      seat: 'imoc',
      ask: 'Estimate the impact: which feature, which customers, is there a way around it? The procedure gives the priority.',
    },
    actions: [
      call(assess, {
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
    ...INVENTED,
    id: 'soc-comes',
    at: '17:14',
    after: { cue: 'paged:soc', minutes: 1 },
    who: 'soc',
    does: 'Sam answered the page and took on the words to customers.',
    actions: [answerPage('soc')],
  },
  {
    ...INVENTED,
    id: 'first-words',
    at: '17:21',
    after: { cue: 'assessed', minutes: 8 },
    who: 'soc',
    does: 'Sam wrote the first words to the customers who are hurt, before the draft went out.',
    decision: {
      seat: 'soc',
      ask: 'A first update to the customers is drafted. Write it in your own words, or go on and let the draft leave by itself.',
    },
    actions: [
      call(postUpdate, {
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
      say(GUESS),
      call(linkChange, { params: HERE, body: { changeId: RBAC_CHANGE_ID } }),
      tries('fix-forward', 'Give the environments service back the permission that the migration left out.', {
        changeId: RBAC_CHANGE_ID,
        reason:
          'The deployment spans four services and has no revert plan; customers already migrated would lose their roles.',
      }),
    ],
  },
  {
    ...INVENTED,
    id: 'guess-outside',
    at: '17:36',
    after: { cue: 'suspected', minutes: 1 },
    who: 'soc',
    does: 'Sam passed the guess on to the customers who are hurt.',
    actions: [call(postUpdate, { params: HERE, body: { audience: 'customers', text: GUESS } })],
  },
  {
    id: 'status-page-at-last',
    at: '18:16',
    unless: STATUS_PAGE_IS_OPEN,
    who: 'soc',
    origin: 'talk',
    does: 'Sam opened the status page.',
    then: 'Support opened the status page, 73 minutes after the first ticket.',
    actions: [call(postUpdate, { params: HERE, body: { audience: 'public' } })],
  },
];
