import { z } from 'zod';
import { actorRef, personRef } from './person-ref.ts';
import { roomDecision, roomSuspect } from './room-decision.ts';
import { roomHandover, roomNarrowing, unmetHandover } from './room-handover.ts';
import { instant } from './route.ts';
import { resting, watch } from './night.ts';

export const duty = z.object({
  key: z.string(),
  step: z.string(),
  number: z.int(),
  occurrence: z.int(),
  title: z.string(),
  act: z.enum([
    'page',
    'acknowledge',
    'mitigate',
    'assess',
    'open-channel',
    'update',
    'verify',
    'sum-up',
    'write-postmortem',
    'share-postmortem',
    'task',
  ]),
  level: z.enum(['auto', 'draft', 'ask']),
  owners: z.array(z.object({ role: z.string(), title: z.string(), person: personRef.nullable() })),
  audience: z.string().nullable(),
  page: z.string().nullable().describe('The role to ask, for duties that page'),
  openedAt: instant,
  performAt: instant.nullable(),
  dueAt: instant,
  status: z.enum(['open', 'late', 'done', 'waived', 'lapsed']),
  endedAt: instant.nullable(),
  wasLate: z.boolean(),
});
export type Duty = z.output<typeof duty>;

export const timelineEntry = z.object({
  seq: z.int(),
  at: instant,
  type: z.string(),
  by: actorRef,
  /** One sentence a person would say. */
  sentence: z.string(),
  /** Words somebody wrote, if any. */
  text: z.string().nullable(),
  /** True when TwoAM did it by itself. */
  automatic: z.boolean(),
  /** For filters. */
  kind: z.enum(['duty', 'people', 'words', 'mitigation', 'signal', 'conversation', 'state', 'delivery']),
  /** In a drill: `talk` for facts of the talk, `invented` for filler. */
  origin: z.enum(['talk', 'report', 'invented']).nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

/** A promise to a customer that runs, was met, or was stopped. */
const customerClock = z.object({
  key: z.string(),
  kind: z.enum(['first-response', 'notification', 'update', 'restore']),
  status: z.enum(['running', 'warned', 'late', 'met', 'met-late', 'stopped']),
  startedAt: instant,
  warnAt: instant,
  dueAt: instant,
  metAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  breached: z.boolean(),
});

const hurtCustomer = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.string(),
  contract: z.string().nullable().describe('What was promised when they became known; null: nothing'),
  clocks: z.array(customerClock).describe('Of each kind the latest; those that run first'),
});

export const room = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  version: z.int(),
  now: instant,
  phase: z.string(),
  priority: z
    .object({ id: z.string().nullable(), title: z.string(), reason: z.string(), assumed: z.boolean(), since: instant })
    .nullable(),
  openedAt: instant,
  acknowledgedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  resting: resting.nullable().describe('The pause of the night that lasts now'),
  watch: watch.nullable(),
  procedure: z.object({ versionId: z.string(), version: z.int(), name: z.string() }),
  duties: z.array(duty).describe('Open duties, the most urgent first'),
  endedDuties: z.array(duty),
  roles: z.array(
    z.object({
      role: z.string(),
      title: z.string(),
      holder: personRef.nullable(),
      since: instant.nullable(),
      candidates: z.array(personRef).describe('Whom the schedule names now, first choice first'),
      paged: z.enum(['no', 'waiting', 'answered', 'nobody-answered']),
      level: z
        .enum(['rested', 'caution', 'hand-over', 'stand-down'])
        .nullable()
        .describe('How the holder is, as an estimate; null where nobody is, or when the incident is over'),
    }),
  ),
  handovers: z.array(roomHandover).describe('Roles that are being passed on'),
  unmetHandovers: z.array(unmetHandover).describe('Roles that nobody took over of those who were asked'),
  narrowings: z
    .array(roomNarrowing)
    .describe('For each role that lacks relief; while there is one, only what can be undone is done'),
  assessment: z
    .object({
      at: instant,
      featureId: z.string().nullable(),
      featureName: z.string().nullable(),
      tier: z.string(),
      customers: z.int(),
      customerNames: z.array(z.string()),
      workaround: z.string(),
      symptom: z.string().nullable(),
      workaroundText: z.string().nullable(),
      dataAtRisk: z.string(),
      worsening: z.string(),
      own: z.record(z.string(), z.string()).describe('Answers to the procedure’s own questions, by id'),
      evidence: z.array(z.object({ source: z.string(), ref: z.string().nullable(), text: z.string().nullable() })),
      sources: z.int().describe('Independent sources among the evidence'),
      basis: z
        .array(
          z.object({
            question: z.string(),
            from: z.enum(['signals', 'words', 'link']),
            said: z.string().describe('Where the answer comes from, as one sentence'),
            text: z.string().nullable(),
            at: instant,
          }),
        )
        .describe('Where each answer comes from'),
    })
    .nullable(),
  questions: z
    .array(z.object({ id: z.string(), ask: z.string(), required: z.boolean() }))
    .describe('What the assessment asks, in order'),
  customers: z.array(hurtCustomer).describe('The one whose clock is due first at the top'),
  suggested: z
    .object({
      featureId: z.string().nullable(),
      customerIds: z.array(z.string()),
      worsening: z.enum(['yes', 'unknown']),
      because: z
        .array(z.object({ question: z.string(), sentence: z.string(), signalIds: z.array(z.string()) }))
        .describe('For each answer that the signals give, which of them do'),
      links: z
        .array(z.object({ signalId: z.string(), title: z.string(), url: z.string() }))
        .describe('Graphs that the alerts point to'),
    })
    .describe('What the signals say, to pre-fill the assessment'),
  updates: z.array(
    z.object({
      id: z.string(),
      audience: z.string(),
      audienceTitle: z.string(),
      kind: z.string(),
      text: z.string(),
      status: z.enum(['posted', 'held', 'draft']),
      at: instant,
      by: actorRef,
      nextUpdateAt: instant.nullable(),
      deliveries: z.object({
        sent: z.int(),
        kept: z.int().describe('Kept on the desk, in its outbox: they reached nobody'),
        failed: z.int(),
        waiting: z.int(),
      }),
    }),
  ),
  drafts: z
    .array(z.object({ audience: z.string(), by: actorRef, since: instant }))
    .describe('Who is writing to which audience, within the last quarter of an hour'),
  tickets: z
    .array(
      z.object({
        id: z.string(),
        ref: z.string(),
        customer: z.string().nullable(),
        linkedBy: z.enum(['report', 'hand']),
        last: z
          .object({ state: z.enum(['waiting', 'sent', 'kept', 'failed']), at: instant, proof: z.string().nullable() })
          .nullable()
          .describe('What became of the last words it got'),
      }),
    )
    .describe('Tickets that get the words for customers too'),
  publicWords: z.object({ text: z.string(), at: instant, nextUpdateAt: instant.nullable() }).nullable(),
  approvals: z
    .array(
      z.object({
        id: z.string(),
        audience: z.string(),
        audienceTitle: z.string(),
        text: z.string(),
        cleanText: z.string().nullable(),
        labels: z.array(z.string()),
        askedAt: instant,
        askedBy: actorRef,
        passedOn: z.boolean(),
        endsAt: instant.describe('When the delegate is asked, or the words go out without what was flagged'),
        answerers: z.array(personRef).describe('Who may answer, in the order in which they are asked'),
        approverIds: z
          .array(z.string())
          .describe('Those of them who may approve the words as they are, which the commander may not of their own'),
      }),
    )
    .describe('Words that wait for approval'),
  commitments: z
    .array(
      z.object({ label: z.string(), text: z.string(), key: z.string(), at: instant, by: actorRef, kept: z.boolean() }),
    )
    .describe('Promises that were approved'),
  audiences: z.array(z.object({ id: z.string(), title: z.string(), channels: z.array(z.string()) })),
  priorities: z.array(z.object({ id: z.string(), title: z.string() })),
  suspects: z.array(roomSuspect).describe('Recorded changes that may be the cause, the likeliest first'),
  otherCause: z.string().nullable().describe('A cause other than a change that a signal names'),
  decision: roomDecision.nullable().describe('Undo the suspected change, or not; null while none is strong'),
  suspectToRevert: z
    .object({ suspectAt: instant.nullable(), revertAt: instant.nullable(), seconds: z.number().nullable() })
    .describe('From the first strong suspect to the first revert'),
  mitigations: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      runId: z.string().nullable().describe('The run of the plan that does it'),
      changeTitle: z.string().nullable(),
      startedAt: instant,
      by: actorRef,
      outcome: z.string().nullable(),
      verifiedAt: instant.nullable(),
      note: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  signals: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['alert', 'report']),
      at: instant,
      title: z.string(),
      status: z.string(),
      customer: z.string().nullable(),
    }),
  ),
  ideas: z.array(z.object({ id: z.string(), text: z.string(), by: actorRef, at: instant })),
  participants: z.array(personRef),
  channel: z.object({ kind: z.string(), ref: z.string(), openedAt: instant }).nullable(),
  postmortem: z.object({ text: z.string(), at: instant, shared: z.boolean() }).nullable(),
  duplicateOf: z.object({ id: z.string(), number: z.int() }).nullable(),
  ticket: z.string().nullable(),
  timeline: z.array(timelineEntry),
});
export type Room = z.output<typeof room>;
