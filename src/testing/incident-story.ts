import type { Command } from '#core/incident/commands.ts';
import { decide } from '#core/incident/decide.ts';
import type { IncidentEvent, IncidentEventType, EventOf } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Refusal } from '#core/incident/refusal.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import { nextWakeAt, obligations, toPerform } from '#core/obligation/obligations.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Terms } from '#core/sla/terms.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import { referenceProcedure } from './reference-procedure.ts';

export const ANA: Actor = { kind: 'person', id: 'ana' };
export const IVO: Actor = { kind: 'person', id: 'ivo' };
export const TESS: Actor = { kind: 'person', id: 'tess' };
export const SOL: Actor = { kind: 'person', id: 'sol' };
const ROSTER = { 'on-call': ['ana'], imoc: ['ivo'], tloc: ['tess'], soc: ['sol'], approver: ['vera'] };

type Body = Command extends infer C ? (C extends { by: Actor } ? Omit<C, 'by'> : never) : never;

/** An incident that lives in a test: commands at given instants, with TwoAM performing what is due as time passes. */
export interface IncidentStory {
  readonly now: Instant;
  readonly incident: Incident;
  readonly events: IncidentEvent[];
  readonly procedure: Procedure;
  /** Runs a command; throws when it is refused. */
  when(by: Actor, command: Body): IncidentStory;
  /** Runs a command that must be refused; gives the refusal. */
  refused(by: Actor, command: Body): Refusal;
  /** Lets time pass to a `HH:MM` of the current UTC day or an ISO instant; everything due on the way happens. */
  until(time: string): IncidentStory;
  /** The open duty of a step. */
  duty(step: string): Obligation | undefined;
  /** Keys of open duties, the most urgent first. */
  owed(): string[];
  ofType<T extends IncidentEventType>(type: T): EventOf<T>[];
  /** `HH:MM:SS type` of events since the story began, for reading. */
  told(): string[];
}

export interface StoryOptions {
  at?: string;
  tier?: 'core' | 'secondary' | 'unknown';
  customers?: string[];
  procedure?: Procedure;
  roster?: Record<string, string[]>;
  /** What is promised to which customer. */
  terms?: Record<string, Terms>;
  /** When the first reports were received; by default when the story begins. */
  receivedAt?: string;
}

/** A report has come in: by default one customer's, on a core feature, on a Monday at 17:03 UTC. */
export function incidentStory(options: StoryOptions = {}): IncidentStory {
  const procedure = options.procedure ?? referenceProcedure();
  const tier = options.tier ?? 'core';
  const terms = Object.entries(options.terms ?? {}).map(([id, promised]) => ({ customerIds: [id], terms: promised }));
  const facts = { terms, reached: {} };
  let now = fromIso(options.at ?? '2018-11-05T17:03:00Z');
  let incident: Incident | null = null;
  let serial = 0;
  const events: IncidentEvent[] = [];

  const run = (by: Actor, command: Body): Refusal | null => {
    const decision = decide(incident, { facts, ...command, by }, now, procedure);
    if ('refusal' in decision) return decision.refusal;
    incident = decision.incident;
    events.push(...decision.events);
    return null;
  };
  const current = (): Incident => {
    if (incident === null) throw new Error('the story has not begun');
    return incident;
  };
  const performOne = (due: Obligation): void => {
    serial += 1;
    const refusal = run(DESK, performance(current(), due, serial));
    if (refusal !== null) throw new Error(`TwoAM could not perform ${due.key}: ${refusal.sentence}`);
  };
  const performAll = (): void => {
    for (let due = toPerform(current(), now)[0]; due !== undefined; due = toPerform(current(), now)[0]) performOne(due);
  };

  run(
    { kind: 'reporter', id: 'reporter-1' },
    {
      type: 'Report',
      number: 1,
      titleTextId: 'title',
      groupId: null,
      procedureVersionId: 'v1',
      source: 'report',
      featureId: tier === 'unknown' ? null : 'environments',
      tier,
      roster: options.roster ?? ROSTER,
      signals: (options.customers ?? ['acme']).map((customerId, index) => ({
        signal: 'report',
        signalId: `ticket-${index + 1}`,
        customerId,
        featureId: 'environments',
        tier,
        ...(options.receivedAt === undefined ? {} : { receivedAt: fromIso(options.receivedAt) }),
      })),
    },
  );
  performAll();

  const story: IncidentStory = {
    get now() {
      return now;
    },
    get incident() {
      return current();
    },
    events,
    procedure,
    when(by, command) {
      const refusal = run(by, command);
      if (refusal !== null) throw new Error(`${command.type} was refused: ${refusal.sentence}`);
      performAll();
      return story;
    },
    refused(by, command) {
      const before = current();
      const refusal = run(by, command);
      if (refusal === null || current() !== before) throw new Error(`${command.type} was not refused`);
      return refusal;
    },
    until(time) {
      const target = time.includes('T') ? fromIso(time) : fromIso(`${toIso(now).slice(0, 10)}T${time}:00Z`);
      for (
        let wakeAt = nextWakeAt({ incident: current(), procedure });
        wakeAt !== null && wakeAt <= target;
        wakeAt = nextWakeAt({ incident: current(), procedure })
      ) {
        now = Math.max(now, wakeAt);
        run(DESK, { type: 'Wake' });
        performAll();
      }
      now = target;
      return story;
    },
    duty: (step) => obligations(current(), now).find((one) => one.step === step),
    owed: () => obligations(current(), now).map((one) => one.key),
    ofType: (type) => events.filter((event): event is EventOf<typeof type> => event.type === type),
    told: () => events.map((event) => `${toIso(event.at).slice(11, 19)} ${event.type}`),
  };
  return story;
}

function performance(incident: Incident, due: Obligation, serial: number): Body {
  switch (due.act) {
    case 'page':
      return {
        type: 'PageRole',
        pageId: `page-${serial}`,
        role: due.page ?? '',
        personIds: incident.roster[due.page ?? ''] ?? [],
        textId: null,
        key: due.key,
      };
    case 'open-channel':
      return { type: 'OpenChannel', channel: 'room', ref: 'room-1', key: due.key };
    default:
      return {
        type: 'PostUpdate',
        updateId: `update-${serial}`,
        audience: due.audience ?? '',
        textId: `words-${serial}`,
        kind: 'holding',
        key: due.key,
        guard: null,
      };
  }
}

/** Answers that make a P1 of the reference procedure: a core feature, two customers, two tickets. */
export function severeImpact(assessmentId = 'assessment-1'): Body {
  return {
    type: 'Assess',
    assessmentId,
    answers: {
      featureId: 'environments',
      tier: 'core',
      customerIds: ['acme', 'globex'],
      customers: 2,
      workaround: 'no',
      dataAtRisk: 'no',
      worsening: 'yes',
    },
    evidence: [
      { source: 'report', ref: 'customer:acme', textId: null },
      { source: 'report', ref: 'customer:globex', textId: null },
    ],
    override: null,
  };
}

/** An assessment with other answers than a severe one's. */
export function impact(
  answers: Partial<Extract<Command, { type: 'Assess' }>['answers']>,
  assessmentId = 'assessment-1',
): Body {
  const severe = severeImpact(assessmentId) as Extract<Body, { type: 'Assess' }>;
  return { ...severe, answers: { ...severe.answers, customerIds: [], ...answers } };
}
