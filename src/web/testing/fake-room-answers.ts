import * as assessment from '#contract/assessment.ts';
import * as conversation from '#contract/conversation.ts';
import * as duties from '#contract/duties.ts';
import * as roles from '#contract/incident-roles.ts';
import * as incident from '#contract/incident.ts';
import * as mitigation from '#contract/mitigation.ts';
import * as postmortem from '#contract/postmortem.ts';
import * as updates from '#contract/updates.ts';
import type { JudgedWords } from '#contract/judged-words.ts';
import * as words from '#contract/words.ts';
import type { Room } from '#contract/room.ts';
import { ApiRefusal } from '#contract/client.ts';
import * as ticket from '#contract/ticket.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer } from './fake-answers.ts';
import { FAKE_NIGHT_ANSWERS } from './fake-night-answers.ts';
import { commandRoom, roomOf, withoutDuties } from './fake-state.ts';
import { by, DANA, SAMPLE_PEOPLE } from './sample-people.ts';
import { manyCustomers } from './sample-customers.ts';
import { sampleIncidents } from './sample-desk.ts';
import { minutesFrom, sampleDuties } from './sample-room.ts';

const P1 = {
  priority: 'P1',
  title: 'A core feature is hurt for several customers',
  reason: 'A core feature is hurt and 3 customers say so.',
};
const BUG = {
  priority: null,
  title: 'A bug for the next business day',
  reason: 'No row of the priority table fits these answers.',
};
const personNamed = (id: string) => SAMPLE_PEOPLE.find((person) => person.id === id) ?? DANA;
const holding = (room: Room, role: string, personId: string): Pick<Room, 'roles'> => ({
  roles: room.roles.map((one) =>
    one.role === role ? { ...one, holder: personNamed(personId), since: room.now } : one,
  ),
});
const STANDARD =
  'We are still working on restoring updates of environments. Nothing has changed since our last update. You hear from us again within 20 minutes.';
const STANDARD_GERMAN =
  'Wir arbeiten daran, den Dienst wiederherzustellen. Sie hören spätestens um 17:45 Uhr UTC wieder von uns.';
const ENGLISH_READERS = { language: 'en', languageName: 'English' };
const GERMAN_MAIL = { channel: 'mail', title: 'Mail', language: 'de', languageName: 'Deutsch', readers: 1 };

function mailView(text: string) {
  return {
    kind: 'mail' as const,
    from: 'Example company <desk@example.com>',
    subject: 'Example company, problems with updating environments',
    text,
    html: `<!doctype html><html><body><p dir="auto">${text}</p></body></html>`,
  };
}

/** The guard as far as pages need it: it knows one promise. */
function judged(text: string): JudgedWords {
  const from = text.search(/expect/);
  if (from === -1) return { language: 'en', isClear: true, rewrite: null, findings: [] };
  const reason = 'This promises a time. Nobody can keep it for you; say when you write next instead.';
  const to = text.length;
  return {
    language: 'en',
    isClear: false,
    rewrite: 'We do not have a time for recovery yet.',
    findings: [{ label: 'eta', strength: 'hard', judgement: 'stop', reason, from, to, text: text.slice(from, to) }],
  };
}

export const FAKE_ROOM_ANSWERS: readonly FakeAnswer[] = [
  ...FAKE_NIGHT_ANSWERS,
  answer(words.judgeWords, ({ body }) => judged(body.text)),
  answer(words.askApproval, ({ params, state }) => ({
    ...commandRoom(state, params.id, 'Dana Levi asked for approval.', () => ({})),
    approvalId: 'apr_2',
  })),
  answer(words.answerApproval, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi answered a request for approval.', () => ({ approvals: [] })),
  ),
  answer(incident.getRoom, ({ params, state, mood }) => {
    const room = roomOf(state, params.id);
    return mood === 'many' ? { ...room, customers: manyCustomers(minutesFrom(state.nowMs()), 200) } : room;
  }),
  answer(incident.listIncidents, ({ state }) => ({
    incidents: sampleIncidents(minutesFrom(state.nowMs())),
    now: new Date(state.nowMs()).toISOString(),
  })),
  answer(incident.raiseHand, ({ state, body }) =>
    commandRoom(state, 'inc_new', 'Dana Levi raised a hand.', () => ({ title: body.title })),
  ),
  answer(incident.acknowledge, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi acknowledged the incident.', (room) => ({
      acknowledgedAt: room.now,
      duties: sampleDuties(minutesFrom(state.nowMs())),
      phase: 'assessing',
    })),
  ),
  answer(assessment.previewAssessment, ({ body }) => ({
    ...(body.featureId === null ? BUG : P1),
    refused:
      body.override !== null && body.override.reason.length < 5
        ? 'Say in a sentence why another priority applies.'
        : null,
    why: null,
    sources: { given: 2, needed: body.featureId === null ? 0 : 2 },
  })),
  answer(assessment.assess, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi assessed the impact: P1.', (room) => ({
      phase: 'mitigating',
      priority: { id: 'P1', title: P1.title, reason: P1.reason, assumed: false, since: room.now },
      ...withoutDuties(room, (act) => act !== 'assess'),
    })),
  ),
  answer(roles.pageRole, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      `Dana Levi paged the ${body.role}.`,
      (room) => ({
        roles: room.roles.map((role) => (role.role === body.role ? { ...role, paged: 'waiting' as const } : role)),
        ...withoutDuties(room, (act) => act !== 'page'),
      }),
      { kind: 'people' },
    ),
  ),
  answer(roles.assignRole, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      `Dana Levi gave a role to ${personNamed(body.personId).name}.`,
      (room) => holding(room, body.role, body.personId),
      { kind: 'people' },
    ),
  ),
  answer(conversation.openChannel, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi opened the channel.', (room) =>
      withoutDuties(room, (act) => act !== 'open-channel'),
    ),
  ),
  answer(updates.previewUpdate, ({ body, state }) => ({
    text: body.text ?? STANDARD,
    guard: body.text === undefined ? null : judged(body.text),
    subject: 'Example company, problems with updating environments',
    kind: 'holding',
    nextUpdateAt: minutesFrom(state.nowMs())(20),
    language: 'en',
    recipients: body.audience === 'customers' ? 4 : 1,
    unreachable: body.audience === 'customers' ? 1 : 0,
    channels:
      body.audience === 'customers'
        ? [
            {
              channel: 'mail',
              title: 'Mail',
              ...ENGLISH_READERS,
              readers: 2,
              view: mailView(body.text ?? STANDARD),
            },
            ...(body.text === undefined ? [{ ...GERMAN_MAIL, view: mailView(STANDARD_GERMAN) }] : []),
            {
              channel: 'ticket',
              title: 'Tickets',
              ...ENGLISH_READERS,
              readers: 1,
              view: { kind: 'json', body: JSON.stringify({ ticket: 'ZD-4711', text: body.text ?? STANDARD }, null, 2) },
            },
          ]
        : [
            {
              channel: 'status-page',
              title: 'Status page',
              ...ENGLISH_READERS,
              readers: 1,
              view: {
                kind: 'page',
                html: `<!doctype html><title>Status</title><h1>Problem with updating environments</h1><p>Being investigated</p><p>${body.text ?? STANDARD}</p>`,
              },
            },
          ],
  })),
  answer(updates.postUpdate, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      `Dana Levi posted an update to ${body.audience}.`,
      (room) => withoutDuties(room, (act, key) => (body.key === undefined ? act !== 'update' : key !== body.key)),
      { kind: 'words', text: body.text ?? STANDARD },
    ),
  ),
  answer(duties.holdUpdate, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      `Dana Levi held a draft for ${body.minutes} minutes.`,
      (room) => ({
        duties: room.duties.map((duty) =>
          duty.key === body.key
            ? {
                ...duty,
                performAt: minutesFrom(state.nowMs())(body.minutes),
                dueAt: minutesFrom(state.nowMs())(body.minutes),
              }
            : duty,
        ),
      }),
      { text: body.reason },
    ),
  ),
  answer(duties.waiveDuty, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi released a duty.',
      (room) => withoutDuties(room, (_, key) => key !== body.key),
      { kind: 'duty', text: body.reason },
    ),
  ),
  answer(duties.tickDuty, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi ticked off a task.',
      (room) => withoutDuties(room, (_, key) => key !== body.key),
      { kind: 'duty' },
    ),
  ),
  answer(updates.takeDraft, ({ params }) => ({ id: params.id, version: 1 })),
  answer(ticket.updateReaders, ({ state }) => ({
    messages: [
      {
        id: 'm_1',
        reader: 'Ticket ZD-4711',
        channel: 'ticket',
        address: 'ZD-4711',
        state: 'sent' as const,
        proof: 'desk.example.com answered HTTP 200.',
        at: minutesFrom(state.nowMs())(-8),
        attempts: 1,
        instead: null,
      },
    ],
    untold: [{ reader: 'Globex', why: 'The catalogue has no mail address for them. Add one under Customers.' }],
  })),
  answer(mitigation.linkChange, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi added a suspect.', () => ({})),
  ),
  answer(mitigation.judgeSuspect, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi judged a suspect.', (room) => ({
      suspects: room.suspects.map((suspect) =>
        suspect.id === body.changeId ? { ...suspect, verdict: body.verdict } : suspect,
      ),
    })),
  ),
  answer(mitigation.startMitigation, ({ params, state, body }) => {
    if (body.kind === 'fix-forward' && body.reason === undefined)
      throw new ApiRefusal(409, 'refused', 'Fixing forward needs a reason.', 'Say why reverting is not possible.');
    return commandRoom(
      state,
      params.id,
      `Dana Levi started a ${body.kind}.`,
      (room) => ({
        mitigations: [
          ...room.mitigations,
          {
            id: `mit_${room.version}`,
            kind: body.kind,
            runId: null,
            changeTitle: null,
            startedAt: room.now,
            by: by(DANA),
            outcome: null,
            verifiedAt: null,
            note: body.note ?? null,
            reason: body.reason ?? null,
          },
        ],
      }),
      { kind: 'mitigation' },
    );
  }),
  answer(mitigation.startRevert, ({ params, state, body }) => ({
    ...commandRoom(state, params.id, 'Dana Levi started to revert.', (room) => ({
      decision: room.decision === null ? null : { ...room.decision, state: 'reverting', runId: 'run_running' },
      mitigations: [
        ...room.mitigations,
        {
          id: `mit_${body.changeId}`,
          kind: 'revert',
          runId: 'run_running',
          changeTitle: room.decision?.change.title ?? null,
          startedAt: room.now,
          by: by(DANA),
          outcome: null,
          verifiedAt: null,
          note: null,
          reason: null,
        },
      ],
    })),
    outcome: 'started' as const,
    runId: 'run_running',
  })),
  answer(mitigation.verifyMitigation, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi recorded what an attempt did.',
      (room) => ({
        mitigations: room.mitigations.map((one) =>
          one.id === body.mitigationId ? { ...one, outcome: body.outcome, verifiedAt: room.now } : one,
        ),
        ...withoutDuties(room, (act) => act !== 'mitigate'),
      }),
      { kind: 'mitigation' },
    ),
  ),
  answer(conversation.postMessage, ({ params, state, body }) => ({
    ...commandRoom(state, params.id, 'Dana Levi wrote in the room.', () => ({}), {
      kind: 'conversation',
      text: body.text,
    }),
    guard: { language: 'en', isClear: true, rewrite: null, findings: [] },
  })),
  answer(conversation.parkIdea, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi parked an idea.',
      (room) => ({
        ideas: [...room.ideas, { id: `idea_${room.version}`, text: body.text, by: by(DANA), at: room.now }],
      }),
      { text: body.text },
    ),
  ),
  answer(incident.resolve, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi verified that service is restored.',
      (room) => ({ phase: 'resolved', resolvedAt: room.now, duties: [] }),
      { text: body.verification },
    ),
  ),
  answer(incident.reopen, ({ params, state, body }) =>
    commandRoom(
      state,
      params.id,
      'Dana Levi reopened the incident.',
      () => ({ phase: 'mitigating', resolvedAt: null, duties: sampleDuties(minutesFrom(state.nowMs())) }),
      { text: body.reason },
    ),
  ),
  answer(conversation.sumUp, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi summed up.', (room) => withoutDuties(room, (act) => act !== 'sum-up'), {
      text: body.text,
    }),
  ),
  answer(postmortem.writePostmortem, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi wrote the postmortem.', (room) => ({
      postmortem: { text: body.text, at: room.now, shared: false },
      ...withoutDuties(room, (act) => act !== 'write-postmortem'),
    })),
  ),
  answer(postmortem.sharePostmortem, ({ params, state }) =>
    commandRoom(state, params.id, 'Dana Levi shared the postmortem.', (room) =>
      withoutDuties(room, (act) => act !== 'share-postmortem'),
    ),
  ),
  answer(incident.dismissIncident, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi closed the incident as a bug.', () => ({
      phase: 'not-an-incident',
      ticket: body.ticket,
      duties: [],
    })),
  ),
  answer(incident.mergeIncident, ({ params, state, body }) =>
    commandRoom(state, params.id, 'Dana Levi merged the incident.', () => ({
      phase: 'duplicate-of',
      duplicateOf: { id: body.intoIncidentId, number: 42 },
      duties: [],
    })),
  ),
  answer(incident.conformance, () => ({
    steps: [
      {
        step: 'acknowledge',
        number: 1,
        title: 'Say that you are on it',
        due: 1,
        onTime: 1,
        late: 0,
        waived: 0,
        lapsed: 0,
        open: 0,
        worstLateMs: 0,
      },
      {
        step: 'assess',
        number: 4,
        title: 'Estimate the impact',
        due: 1,
        onTime: 1,
        late: 0,
        waived: 0,
        lapsed: 0,
        open: 0,
        worstLateMs: 0,
      },
      {
        step: 'escalate-tloc',
        number: 5,
        title: 'Page the tech lead',
        due: 1,
        onTime: 0,
        late: 1,
        waived: 0,
        lapsed: 0,
        open: 1,
        worstLateMs: 12 * 60_000,
      },
      {
        step: 'update-customers',
        number: 7,
        title: 'Update the customers',
        due: 3,
        onTime: 3,
        late: 0,
        waived: 0,
        lapsed: 0,
        open: 1,
        worstLateMs: 0,
      },
    ],
    onTimeShare: 5 / 6,
  })),
];
