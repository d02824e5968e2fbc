import type { Duty, Room, TimelineEntry } from '#contract/room.ts';
import { sampleCustomers } from './sample-customers.ts';
import { by, DANA, DESK, LONG, OMER, RTL, SAM } from './sample-people.ts';

const MINUTE_MS = 60_000;

/** What is the same for every suspect here. */
const SUSPECT = {
  kind: 'deploy',
  environment: 'production',
  version: null,
  status: 'succeeded',
  link: null,
  probability: null,
  strong: false,
  reasons: [],
};

/** Builds instants relative to a moment, as ISO 8601. */
export type Minutes = (minutes: number) => string;
export const minutesFrom =
  (nowMs: number): Minutes =>
  (minutes) =>
    new Date(nowMs + minutes * MINUTE_MS).toISOString();

export function sampleDuty(at: Minutes, change: Partial<Duty> & Pick<Duty, 'key' | 'title' | 'act'>): Duty {
  return {
    step: change.key.split('#')[0] ?? change.key,
    number: 4,
    occurrence: 1,
    level: 'ask',
    owners: [{ role: 'imoc', title: 'Incident manager on call', person: DANA }],
    audience: null,
    page: null,
    openedAt: at(-8),
    performAt: null,
    dueAt: at(4),
    status: 'open',
    endedAt: null,
    wasLate: false,
    ...change,
  };
}

/** Duties as they stand half an hour into a P1. */
export function sampleDuties(at: Minutes): Duty[] {
  return [
    sampleDuty(at, {
      key: 'update-customers#2',
      title: 'Update the customers',
      act: 'update',
      level: 'draft',
      number: 7,
      audience: 'customers',
      dueAt: at(4),
      performAt: at(4),
      owners: [{ role: 'soc', title: 'Support on call', person: RTL }],
    }),
    sampleDuty(at, {
      key: 'mitigate#1',
      title: 'Restore service, by reverting if it can be reverted',
      act: 'mitigate',
      number: 8,
      dueAt: at(11),
      owners: [{ role: 'tloc', title: 'Tech lead on call', person: OMER }],
    }),
    sampleDuty(at, {
      key: 'escalate-tloc#1',
      title: 'Page the tech lead',
      act: 'page',
      page: 'tloc',
      number: 5,
      status: 'late',
      wasLate: true,
      dueAt: at(-12),
      owners: [
        { role: 'imoc', title: 'Incident manager on call', person: DANA },
        { role: 'on-call', title: 'On-call engineer', person: SAM },
      ],
    }),
    sampleDuty(at, {
      key: 'status-page#3',
      title: 'Keep the status page up to date',
      act: 'update',
      level: 'auto',
      number: 8,
      audience: 'public',
      dueAt: at(19),
      performAt: at(19),
      owners: [{ role: 'soc', title: 'Support on call', person: RTL }],
    }),
    sampleDuty(at, { key: 'assess#2', title: 'Estimate the impact', act: 'assess', dueAt: at(26) }),
  ];
}

function entry(
  at: Minutes,
  seq: number,
  minute: number,
  sentence: string,
  change: Partial<TimelineEntry> = {},
): TimelineEntry {
  return {
    seq,
    at: at(minute),
    type: 'Sample',
    by: by(DANA),
    sentence,
    text: null,
    automatic: false,
    kind: 'state',
    origin: null,
    ...change,
  };
}

function sampleTimeline(at: Minutes): TimelineEntry[] {
  const rows: TimelineEntry[] = [
    entry(at, 1, -33, 'Support reported: customers cannot update environments.', {
      by: { kind: 'reporter', id: null, name: 'Support form' },
      kind: 'signal',
      origin: 'talk',
    }),
    entry(at, 2, -33, 'TwoAM paged Sam Okafor as on-call engineer.', { by: DESK, automatic: true, kind: 'people' }),
    entry(at, 3, -31, 'Sam Okafor acknowledged the incident.', { by: by(SAM), kind: 'people', origin: 'talk' }),
    entry(at, 4, -28, 'Sam Okafor wrote in the room.', {
      by: by(SAM),
      kind: 'conversation',
      text: 'Looks auth-related. Two tickets from Acme, one from Globex, all since the RBAC deployment.',
      origin: 'talk',
    }),
    entry(at, 5, -26, 'נועה אברהמי־רוזנטל wrote in the room.', {
      by: by(RTL),
      kind: 'conversation',
      text: 'עוד שלושה לקוחות מדווחים על אותה תקלה',
    }),
    entry(at, 6, -24, 'Dana Levi assessed the impact: P1, a core feature and several customers.', { kind: 'state' }),
    entry(at, 7, -24, 'TwoAM opened the status page.', {
      by: DESK,
      automatic: true,
      kind: 'words',
      text: 'We are investigating reports that environments cannot be updated. We will post again within 20 minutes.',
    }),
    entry(at, 8, -23, 'TwoAM sent the first words to 3 customers.', { by: DESK, automatic: true, kind: 'delivery' }),
    entry(
      at,
      9,
      -15,
      'Omer Ben-Shimon started the revert of “Deploy rbac-authorizer-service-eu-central-1-shard-0007”.',
      { by: by(OMER), kind: 'mitigation' },
    ),
    entry(at, 10, -9, `${LONG.name} wrote in the room.`, {
      by: by(LONG),
      kind: 'conversation',
      text: 'Logs at https://logs.internal.example/very/long/path/without/any/break/0123456789abcdef0123456789abcdef0123456789abcdef show 403 from the authorizer.',
      origin: 'invented',
    }),
  ];
  return rows;
}

/** A room half an hour into a P1, with everything in it that a room can show. */
export function sampleRoom(nowMs: number): Room {
  const at = minutesFrom(nowMs);
  const timeline = sampleTimeline(at);
  return {
    id: 'inc_1',
    number: 41,
    title: 'Customers cannot update environments',
    version: timeline.length,
    now: at(0),
    phase: 'mitigating',
    priority: {
      id: 'P1',
      title: 'A core feature is hurt for several customers',
      reason: 'Update environments is a core feature and 3 customers are hurt, by 3 reports and 2 alerts.',
      assumed: false,
      since: at(-24),
    },
    openedAt: at(-33),
    acknowledgedAt: at(-31),
    resolvedAt: null,
    resting: null,
    watch: null,
    procedure: { versionId: 'pv_3', version: 3, name: 'Reference procedure' },
    duties: sampleDuties(at),
    endedDuties: [
      sampleDuty(at, {
        key: 'assess#1',
        title: 'Estimate the impact',
        act: 'assess',
        status: 'done',
        endedAt: at(-24),
      }),
    ],
    roles: [
      {
        role: 'on-call',
        title: 'On-call engineer',
        holder: SAM,
        since: at(-31),
        candidates: [SAM, OMER],
        paged: 'answered',
        level: 'rested',
      },
      {
        role: 'imoc',
        title: 'Incident manager on call',
        holder: DANA,
        since: at(-27),
        candidates: [DANA, LONG],
        paged: 'answered',
        level: 'caution',
      },
      {
        role: 'tloc',
        title: 'Tech lead on call',
        holder: null,
        since: null,
        candidates: [OMER, LONG],
        paged: 'waiting',
        level: null,
      },
      {
        role: 'soc',
        title: 'Support on call',
        holder: RTL,
        since: at(-24),
        candidates: [RTL],
        paged: 'answered',
        level: 'rested',
      },
      {
        role: 'approver',
        title: 'Approver (VP or Director of R&D, SRE)',
        holder: null,
        since: null,
        candidates: [],
        paged: 'no',
        level: null,
      },
    ],
    handovers: [],
    unmetHandovers: [],
    narrowings: [],
    assessment: {
      at: at(-24),
      featureId: 'environments',
      featureName: 'Update environments',
      tier: 'core',
      customers: 3,
      customerNames: ['Acme', 'Globex'],
      workaround: 'no',
      symptom: 'Changes to an environment are not saved',
      workaroundText: null,
      dataAtRisk: 'unknown',
      worsening: 'yes',
      own: {},
      evidence: [],
      sources: 2,
      basis: [
        {
          question: 'feature',
          from: 'signals',
          said: '3 signals, confirmed by Dana Levi.',
          text: null,
          at: at(-24),
        },
        {
          question: 'workaround',
          from: 'words',
          said: 'The word of Dana Levi.',
          text: 'Support tried both.',
          at: at(-24),
        },
      ],
    },
    customers: sampleCustomers(at),
    questions: [
      { id: 'feature', ask: 'Which feature is hurt?', required: true },
      { id: 'customers', ask: 'Which customers are hurt?', required: false },
      { id: 'workaround', ask: 'Is there a workaround?', required: false },
      { id: 'data-at-risk', ask: 'Is data at risk?', required: false },
      { id: 'worsening', ask: 'Is it getting worse?', required: false },
    ],
    suggested: {
      featureId: 'environments',
      customerIds: ['acme'],
      worsening: 'unknown',
      because: [
        { question: 'feature', sentence: '1 report and 2 alerts point to it.', signalIds: [] },
        { question: 'customers', sentence: '1 report from 1 customer.', signalIds: [] },
      ],
      links: [],
    },
    updates: [
      {
        id: 'upd_1',
        audience: 'customers',
        audienceTitle: 'Customers who are hurt',
        kind: 'first',
        text: 'We are investigating.',
        status: 'posted',
        at: at(-23),
        by: DESK,
        nextUpdateAt: at(4),
        deliveries: { sent: 2, kept: 0, failed: 1, waiting: 0 },
      },
    ],
    publicWords: {
      text: 'We are investigating reports that environments cannot be updated. We will post again within 20 minutes.',
      at: at(-24),
      nextUpdateAt: at(4),
    },
    audiences: [
      { id: 'public', title: 'Everybody who reads the status page', channels: ['status-page'] },
      { id: 'customers', title: 'Customers who are hurt', channels: ['mail'] },
      { id: 'internal', title: 'Colleagues who need to know', channels: ['room', 'webhook'] },
    ],
    approvals: [
      {
        id: 'apr_1',
        audience: 'customers',
        audienceTitle: 'Customers who are hurt',
        text: 'Changes to environments are not saved. We expect recovery by 18:00 UTC.',
        cleanText: 'Changes to environments are not saved.',
        labels: ['eta'],
        askedAt: at(-2),
        askedBy: by(DANA),
        passedOn: false,
        endsAt: at(3),
        answerers: [DANA],
        approverIds: [DANA.id],
      },
    ],
    commitments: [],
    priorities: [
      { id: 'P1', title: 'A core feature is hurt for several customers' },
      { id: 'P2', title: 'A core feature is hurt for one customer' },
      { id: 'P3', title: 'A secondary feature is hurt and there is no workaround' },
    ],
    suspects: [
      {
        id: 'chg_1',
        title: 'Deploy rbac-authorizer-service-eu-central-1-shard-0007',
        at: at(-26 * 60),
        services: ['rbac-authorizer-service-eu-central-1-shrd7'],
        ...SUSPECT,
        version: '4.12',
        hasRevertPlan: true,
        verdict: 'open',
        probability: 0.87,
        strong: true,
        reasons: [
          'It changed rbac-authorizer, which Environments calls.',
          'It went out 26 hours before the first sign.',
          'Its description and the signals share words: permissions, environments.',
        ],
      },
      {
        id: 'chg_2',
        title: 'Raise the connection limit',
        at: at(-300),
        services: ['gateway'],
        ...SUSPECT,
        kind: 'config',
        hasRevertPlan: false,
        verdict: 'ruled-out',
      },
    ],
    otherCause: null,
    decision: null,
    suspectToRevert: { suspectAt: at(-30), revertAt: at(-15), seconds: 900 },
    mitigations: [
      {
        id: 'mit_1',
        kind: 'revert',
        runId: null,
        changeTitle: 'Deploy rbac-authorizer',
        startedAt: at(-15),
        by: by(OMER),
        outcome: null,
        verifiedAt: null,
        note: 'Back to 4.11',
        reason: null,
      },
    ],
    drafts: [],
    tickets: [
      {
        id: 'report-1',
        ref: 'ZD-4711',
        customer: 'Acme',
        linkedBy: 'report',
        last: { state: 'sent', at: at(-8), proof: 'desk.example.com answered HTTP 200.' },
      },
      { id: 'ticket-2', ref: 'ZD-4712', customer: null, linkedBy: 'hand', last: null },
    ],
    signals: [
      {
        id: 'sig_1',
        kind: 'report',
        at: at(-33),
        title: 'Cannot update environments',
        status: 'received',
        customer: 'Acme',
      },
      {
        id: 'sig_2',
        kind: 'alert',
        at: at(-29),
        title: 'AuthorizerErrorRateHigh on rbac-authorizer-service-eu-central-1-shrd7',
        status: 'firing',
        customer: null,
      },
    ],
    ideas: [{ id: 'idea_1', text: 'Rehearse the revert of multi-service deployments', by: by(OMER), at: at(-10) }],
    participants: [DANA, OMER, RTL, SAM],
    channel: { kind: 'desk', ref: 'inc_1', openedAt: at(-24) },
    postmortem: null,
    duplicateOf: null,
    ticket: null,
    timeline,
  };
}
