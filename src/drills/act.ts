import { recordChange } from '#app/change/record-change.ts';
import { takeAlerts } from '#app/signal/take-alerts.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { Caller } from '#app/caller.ts';
import type { BoundRoute } from '#app/handlers.ts';
import { acknowledgePage } from '#app/page/page-use-cases.ts';
import { Refused } from '#app/refused.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { askGate, gateAnswer, overrideGate } from '#contract/gate.ts';
import { ERROR_CATALOGUE } from '#contract/error-catalogue.ts';
import type { Night } from './night.ts';
import { fillIn } from './fill-in.ts';
import type { Action, DrillAlert, Scenario } from './scenario.ts';

const MONITORING = 'drill-monitoring';
const INCIDENT_PATH = '/api/v1/incidents/:id/';

type CallAction = Extract<Action, { kind: 'call' }>;

export interface Stage {
  context: SpaceContext;
  /** Every route of the space, bound to its use case, as the API serves them. */
  routes: BoundRoute[];
  scenario: Scenario;
}

/** `stale`: the incident has moved on since `night` was read, and nothing was done. */
export type Acted =
  | { outcome: 'done'; answer: string | null }
  | { outcome: 'stale' }
  | { outcome: 'refused'; sentence: string };

/** Does one thing as a person of the cast, exactly as the API would, upon what is known of the night. */
export async function act(stage: Stage, night: Night, who: string, action: Action): Promise<Acted> {
  const caller = castCaller(stage.scenario, who);
  try {
    return { outcome: 'done', answer: await perform(stage, night, caller, action) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.code === 'version-conflict'
      ? { outcome: 'stale' }
      : { outcome: 'refused', sentence: refusalInWords(error) };
  }
}

/** Answers what it was told in words, where that is worth telling. */
async function perform(
  { context, routes }: Stage,
  night: Night,
  caller: Caller,
  action: Action,
): Promise<string | null> {
  switch (action.kind) {
    case 'answer-page':
      await answer(context, night, caller, action.role);
      return null;
    case 'alert':
      await takeAlerts(context, [incomingAlert(action.alert, context.clock.now())]);
      return null;
    case 'record-change':
      await recordChange(context, action.change);
      return null;
    case 'call':
      return answerInWords(action, await request(context, routes, caller, uponVersion(fillIn(action, night), night)));
    default:
      return assertNever(action);
  }
}

/** What the gate says is the point of asking it. */
function answerInWords({ route }: CallAction, answered: unknown): string | null {
  if (route !== askGate && route !== overrideGate) return null;
  const { verdict, because, missing } = gateAnswer.parse(answered);
  return [`The gate said ${verdict}.`, ...because, ...(verdict === 'pass' ? [] : missing.slice(0, 1))].join(' ');
}

/** As it would come from the company's monitoring. */
function incomingAlert({ key, status, service, title, details = '' }: DrillAlert, at: Instant): IncomingAlert {
  return {
    hookId: MONITORING,
    dedupKey: key,
    groupKey: MONITORING,
    ...{ status, title, details, service },
    severity: 'critical',
    featureId: null,
    labels: { service, severity: 'critical' },
    link: null,
    startedAt: at,
    endedAt: status === 'resolved' ? at : null,
    leaseUntil: null,
  };
}

/** A command on the incident counts only upon what was seen of it, so that two players cannot do the same thing. */
function uponVersion(action: CallAction, { incident }: Night): CallAction {
  if (incident === null || !action.route.path.startsWith(INCIDENT_PATH)) return action;
  return { ...action, body: { ...(action.body as object), expectedVersion: incident.state.version } };
}

/** A member of the cast as somebody who is signed in. */
export function castCaller({ cast, company }: Pick<Scenario, 'cast' | 'company'>, who: string): Caller {
  const member = cast[who];
  if (member === undefined) throw new Error(`${who} is nobody of the cast`);
  const person = company.people.find((one) => one.id === member.personId);
  if (person === undefined) throw new Error(`${member.personId} is nobody of the company`);
  return {
    actor: { kind: 'person', id: person.id },
    accountId: null,
    personId: person.id,
    name: person.name,
    email: person.email ?? '',
    role: 'responder',
    rights: new Set(['public', 'view', 'respond']),
  };
}

async function answer(context: SpaceContext, { incident }: Night, caller: Caller, role: string): Promise<void> {
  const pages = Object.entries(incident?.state.pages ?? {});
  const waiting = pages.find(([, page]) => page.role === role && page.outcome === 'waiting');
  if (waiting !== undefined) await acknowledgePage(context, waiting[1].callId, caller.actor, caller.personId);
}

async function request(
  context: SpaceContext,
  routes: BoundRoute[],
  caller: Caller,
  action: CallAction,
): Promise<unknown> {
  const { route } = action;
  const bound = routes.find((one) => one.route.name === route.name);
  if (bound === undefined) throw new Error(`no use case is bound to ${route.name}`);
  return bound.run({
    params: route.params.parse(action.params),
    query: { space: context.id },
    body: route.body.parse(action.body),
    caller,
  });
}

/** The catalogue's sentence with its places filled in. */
function refusalInWords({ code, words }: Refused): string {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  const { message, next } = ERROR_CATALOGUE[code];
  return `${fill(message)} ${fill(next)}`.trim();
}
