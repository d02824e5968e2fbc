import { z } from 'zod';
import { shownMessage } from './shown-message.ts';
import { judgedWords } from './judged-words.ts';
import { idParams, instant, route } from './route.ts';
import { stepConformance } from './space.ts';
import { room } from './room.ts';
import { summaryHandover } from './summary-handover.ts';

const words = (max = 10_000) => z.string().trim().min(1).max(max);

/** BCP 47, as a procedure writes it. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A language is written like en, de or pt-BR.');

/** `expectedVersion` makes a command fail with `version-conflict` when somebody was faster; without it the command is judged on what is true now. */
const command = { expectedVersion: z.int().min(0).optional() };

export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);
export const mitigationKind = z.enum(['revert', 'fix-forward', 'failover', 'scale', 'restart', 'disable', 'other']);
export const mitigationOutcome = z.enum(['worked', 'partly', 'no-effect', 'worse']);
export const phase = z.enum([
  'reported',
  'assessing',
  'mitigating',
  'monitoring',
  'stood-down',
  'resolved',
  'reviewing',
  'closed',
  'not-an-incident',
  'duplicate-of',
]);

export const person = z.object({ id: z.string(), name: z.string() });

export const nextDuty = z.object({
  key: z.string(),
  title: z.string(),
  act: z.string(),
  level: z.enum(['auto', 'draft', 'ask']),
  owners: z.array(z.object({ role: z.string(), title: z.string(), person: person.nullable() })),
  dueAt: instant,
  performAt: instant.nullable(),
  late: z.boolean(),
});

export const incidentSummary = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  phase,
  priority: z.string().nullable(),
  assumed: z.boolean(),
  openedAt: instant,
  resolvedAt: instant.nullable(),
  restsUntil: instant.nullable().describe('Work rests until then; null while people work'),
  next: nextDuty.nullable(),
  openDuties: z.int(),
  lateDuties: z.int(),
  handovers: z.array(summaryHandover).describe('Roles that are being passed on, or that nobody took over'),
  version: z.int(),
});
export type IncidentSummary = z.output<typeof incidentSummary>;

/** What a command answers: the new version of the incident. */
export const commandAnswer = z.object({ id: z.string(), version: z.int() });

const tag = 'Incidents';
const on = { method: 'POST', needs: 'respond', params: idParams, answer: commandAnswer, tag } as const;
const at = (name: string) => `/api/v1/incidents/:id/${name}`;

export const listIncidents = route({
  name: 'listIncidents',
  method: 'GET',
  path: '/api/v1/incidents',
  summary: 'Incidents, the newest first.',
  tag,
  needs: 'view',
  query: z.object({
    space: z.string().max(64).default('real'),
    state: z.enum(['open', 'ended', 'all']).default('open'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    number: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Only the incident of this number'),
  }),
  answer: z.object({ incidents: z.array(incidentSummary), now: instant }),
});
export const raiseHand = route({
  name: 'raiseHand',
  method: 'POST',
  path: '/api/v1/incidents',
  summary: 'Raise a hand: opens an incident as reported and pages those who can judge.',
  tag,
  needs: 'respond',
  body: z.object({
    title: words(300),
    featureId: z.string().nullable().default(null),
    details: words().optional(),
    key: z.string().min(1).max(255).nullable().default(null).describe('A repeat with the same key is the same hand'),
  }),
  answer: commandAnswer,
  status: 201,
});
export const getRoom = route({
  name: 'getRoom',
  method: 'GET',
  path: '/api/v1/incidents/:id',
  summary: 'One incident with its duties, timeline, roles, words and people.',
  tag,
  needs: 'view',
  params: idParams,
  answer: room,
});
export const acknowledge = route({
  ...on,
  name: 'acknowledge',
  path: at('acknowledge'),
  summary: 'I am on it.',
  body: z.object(command),
});
export const assess = route({
  ...on,
  name: 'assess',
  path: at('assess'),
  summary: 'Estimate the impact; the procedure gives the priority.',
  body: z.object({
    ...command,
    featureId: z.string().nullable(),
    customerIds: z.array(z.string()).max(10_000).default([]),
    customers: z.int().min(0).optional().describe('How many are hurt, when more than those named'),
    workaround: yesNoUnknown.default('unknown'),
    symptom: words(300).nullable().default(null).describe('What customers see, in their words; shown to them'),
    workaroundText: words(500).nullable().default(null).describe('What customers can do meanwhile; shown to them'),
    dataAtRisk: yesNoUnknown.default('unknown'),
    worsening: yesNoUnknown.default('unknown'),
    own: z
      .record(z.string().max(40), yesNoUnknown)
      .default({})
      .describe('Answers to the procedure’s own questions, by id'),
    evidence: z
      .array(
        z.object({
          source: z.enum(['report', 'alert', 'metric', 'person']),
          ref: z.string().max(200).nullable().default(null).describe('Id of a report or alert of this incident'),
          text: words(2000).nullable().default(null).describe('What was seen, in words, or a link to it'),
        }),
      )
      .max(100)
      .default([])
      .describe('What shows the impact, beside the reports and alerts of the incident, which always count'),
    basis: z
      .array(
        z.object({
          question: z.string().max(64),
          text: words(2000).describe('What was seen, in words, or a link that shows it'),
        }),
      )
      .max(20)
      .default([])
      .describe('How an answer is known; without it, the signals that say the same, else the word of who answers'),
    override: z
      .object({ priority: z.string().nullable(), reason: words(2000) })
      .nullable()
      .default(null),
  }),
});
export const previewAssessment = route({
  name: 'previewAssessment',
  method: 'POST',
  path: at('assess/preview'),
  summary: 'What priority these answers would give, and why; changes nothing.',
  tag,
  needs: 'view',
  params: idParams,
  body: assess.body,
  answer: z.object({
    priority: z.string().nullable(),
    title: z.string(),
    reason: z.string(),
    refused: z.string().nullable(),
    why: z.string().nullable().describe('Code of the refusal, such as sources-missing or answer-missing'),
    sources: z.object({
      given: z.int().describe('Independent sources among the evidence'),
      needed: z.int().describe('How many the priority of these answers needs'),
    }),
  }),
});
export const pageRole = route({
  ...on,
  name: 'pageRole',
  path: at('page'),
  summary: 'Ask the holder of a role to come.',
  body: z.object({ ...command, role: z.string(), message: words(1000).optional() }),
});
export const assignRole = route({
  ...on,
  name: 'assignRole',
  path: at('assign'),
  summary: 'Give a role to a person.',
  body: z.object({ ...command, role: z.string(), personId: z.string() }),
});
export const openChannel = route({
  ...on,
  name: 'openChannel',
  path: at('open-channel'),
  summary: 'Open the incident’s channel.',
  body: z.object(command),
});
export const previewUpdate = route({
  name: 'previewUpdate',
  method: 'POST',
  path: at('updates/preview'),
  summary: 'The words as each channel would show them; sends nothing.',
  tag,
  needs: 'view',
  params: idParams,
  body: z.object({
    audience: z.string(),
    text: words().optional().describe('Free text; absent means the standard words'),
    language: language.optional().describe('Of the free text'),
    kind: z.enum(['first', 'holding', 'resolved', 'correction', 'free']).optional(),
  }),
  answer: z.object({
    text: z.string(),
    subject: z.string(),
    kind: z.enum(['first', 'holding', 'resolved', 'correction', 'free']),
    nextUpdateAt: instant.nullable(),
    language: z.string(),
    recipients: z.int(),
    unreachable: z.int().describe('Readers to whom no way is known'),
    channels: z
      .array(
        z.object({
          channel: z.string(),
          title: z.string(),
          language: z.string(),
          languageName: z.string(),
          readers: z.int(),
          view: shownMessage,
        }),
      )
      .describe('One for each channel and each language that somebody reads there'),
    guard: judgedWords.nullable().describe('What the guard finds in words of your own; null for the standard words'),
  }),
});
export const postUpdate = route({
  ...on,
  name: 'postUpdate',
  path: at('updates'),
  summary: 'Send words to an audience now.',
  body: z.object({
    ...command,
    audience: z.string(),
    text: words().optional(),
    language: language.optional().describe('Of the text; left out: the one it is read in, else the audience’s'),
    key: z.string().optional().describe('The duty it fulfils'),
    seenUpdateId: z
      .string()
      .nullable()
      .optional()
      .describe('Id of the last words to the audience that you had seen; refused when others went out since'),
  }),
});
export const takeDraft = route({
  ...on,
  name: 'takeDraft',
  path: at('updates/drafts'),
  summary: 'Say that you are writing to an audience, so that a colleague sees it.',
  body: z.object({ ...command, audience: z.string() }),
});
export const holdUpdate = route({
  ...on,
  name: 'holdUpdate',
  path: at('duties/hold'),
  summary: 'Keep a draft from going out by itself until a time.',
  body: z.object({ ...command, key: z.string(), minutes: z.int().min(1).max(240), reason: words(2000) }),
});
export const waiveDuty = route({
  ...on,
  name: 'waiveDuty',
  path: at('duties/waive'),
  summary: 'Release a duty with a reason.',
  body: z.object({ ...command, key: z.string(), reason: words(2000) }),
});
export const tickDuty = route({
  ...on,
  name: 'tickDuty',
  path: at('duties/tick'),
  summary: 'Tick off a task.',
  body: z.object({ ...command, key: z.string(), note: words(2000).optional() }),
});
export const linkChange = route({
  ...on,
  name: 'linkChange',
  path: at('suspects'),
  summary: 'Add a change as a suspect.',
  body: z.object({ ...command, changeId: z.string() }),
});
export const judgeSuspect = route({
  ...on,
  name: 'judgeSuspect',
  path: at('suspects/judge'),
  summary: 'Confirm a suspect or rule it out.',
  body: z.object({
    ...command,
    changeId: z.string(),
    verdict: z.enum(['confirmed', 'ruled-out']),
    reason: words(2000).optional(),
  }),
});
export const startMitigation = route({
  ...on,
  name: 'startMitigation',
  path: at('mitigations'),
  summary: 'Start an attempt to restore service; fixing forward needs a reason.',
  body: z.object({
    ...command,
    kind: mitigationKind,
    changeId: z.string().nullable().default(null),
    note: words(2000).optional(),
    reason: words(2000).optional(),
  }),
});
export const startRevert = route({
  ...on,
  name: 'startRevert',
  path: at('reverts'),
  summary: 'Undo a change by its plan; where data is affected the first press only agrees.',
  body: z.object({ ...command, changeId: z.string().max(64) }),
  answer: commandAnswer.extend({
    outcome: z.enum(['started', 'agreed']),
    runId: z.string().nullable().describe('The run that was started'),
  }),
});
export const verifyMitigation = route({
  ...on,
  name: 'verifyMitigation',
  path: at('mitigations/verify'),
  summary: 'Say what an attempt did.',
  body: z.object({ ...command, mitigationId: z.string(), outcome: mitigationOutcome, note: words(2000).optional() }),
});
export const postMessage = route({
  ...on,
  name: 'postMessage',
  path: at('messages'),
  summary: 'Say something in the room; the answer carries what the commitment guard says of it.',
  body: z.object({ ...command, text: words() }),
  answer: commandAnswer.extend({ guard: judgedWords }),
});
export const parkIdea = route({
  ...on,
  name: 'parkIdea',
  path: at('ideas'),
  summary: 'Park an idea, without owner or date.',
  body: z.object({ ...command, text: words() }),
});
export const resolve = route({
  ...on,
  name: 'resolve',
  path: at('resolve'),
  summary: 'Service is verified to be restored.',
  body: z.object({ ...command, verification: words(4000) }),
});
export const reopen = route({
  ...on,
  name: 'reopen',
  path: at('reopen'),
  summary: 'It is back.',
  body: z.object({ ...command, reason: words(4000) }),
});
export const sumUp = route({
  ...on,
  name: 'sumUp',
  path: at('sum-up'),
  summary: 'Sum up in the channel.',
  body: z.object({ ...command, text: words(20_000) }),
});
export const writePostmortem = route({
  ...on,
  name: 'writePostmortem',
  path: at('postmortem'),
  summary: 'Add a text to the summary of the postmortem and hand it in for review, in one go.',
  body: z.object({ ...command, text: words(100_000) }),
});
export const sharePostmortem = route({
  ...on,
  name: 'sharePostmortem',
  path: at('postmortem/share'),
  summary: 'Share the postmortem, as it was handed in, with the stakeholders by mail.',
  body: z.object({ ...command, note: words(2000).optional() }),
});
export const dismissIncident = route({
  ...on,
  name: 'dismissIncident',
  path: at('dismiss'),
  summary: 'Not an incident: a bug, with its ticket.',
  body: z.object({ ...command, ticket: words(500), reason: words(2000).optional() }),
});
export const mergeIncident = route({
  ...on,
  name: 'mergeIncident',
  path: at('merge'),
  summary: 'The same as another incident; the other one goes on.',
  body: z.object({ ...command, intoIncidentId: z.string() }),
});
export const conformance = route({
  name: 'conformance',
  method: 'GET',
  path: at('conformance'),
  summary: 'Due against done, step by step.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({
    steps: z.array(stepConformance.extend({ worstLateMs: z.number() })),
    onTimeShare: z.number().nullable(),
  }),
});
export const exportIncident = route({
  name: 'exportIncident',
  method: 'GET',
  path: at('export'),
  summary: 'The whole incident as events, texts and deliveries.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({ incident: room, events: z.array(z.unknown()) }),
});
