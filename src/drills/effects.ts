import * as handover from '#contract/handover.ts';
import { assess } from '#contract/assessment.ts';
import { openChannel, parkIdea, postMessage, sumUp } from '#contract/conversation.ts';
import { assignRole, pageRole } from '#contract/incident-roles.ts';
import { acknowledge, dismissIncident, resolve } from '#contract/incident.ts';
import { judgeSuspect, linkChange, startMitigation, startRevert, verifyMitigation } from '#contract/mitigation.ts';
import { sharePostmortem, writePostmortem } from '#contract/postmortem.ts';
import { postUpdate } from '#contract/updates.ts';
import { declareGroup } from '#contract/signal.ts';
import { agreeToWatch, standDown } from '#contract/stand-down.ts';
import { openHandover, openHandovers } from '#core/incident/handover.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { askGate, overrideGate } from '#contract/gate.ts';
import { judgeStep, tickStep } from '#contract/plan-run.ts';
import { stepUnderWay, stuckStep } from '#core/revert/run-steps.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import type { BodyOf, ParamsOf, Route } from '#contract/route.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { Night } from './night.ts';
import { fillIn } from './fill-in.ts';
import type { Action } from './scenario.ts';

type CallAction = Extract<Action, { kind: 'call' }>;
type Gated = BodyOf<typeof askGate>;
type StepParams = ParamsOf<typeof tickStep>;

type Incident = NonNullable<Night['incident']>;

/** By whom, and since when, something is looked for. */
export interface Doer {
  personId: string;
  since: Instant;
}

type Effect<B> = (incident: Incident, body: B, doer: Doer) => boolean;

/**
 * Whether what an action would do has been done: by its person before a crash, by a visitor, or by the procedure.
 * Then it is not done again.
 */
export function hasTakenEffect(night: Night, action: Action, doer: Doer): boolean {
  switch (action.kind) {
    case 'answer-page':
      return !isWaitedFor(night, action.role);
    // Both are recognised by their key, so that a repeat is no news.
    case 'alert':
    case 'record-change':
      return false;
    case 'call':
      return hasBeenCalled(night, fillIn(action, night), doer);
    default:
      return assertNever(action);
  }
}

function hasBeenCalled(night: Night, { route, params, body }: CallAction, doer: Doer): boolean {
  if (route === declareGroup) return night.group === null;
  if (route === askGate || route === overrideGate)
    return night.gate.some(
      ({ key, override }) => key === (body as Gated).key && (override !== null) === (route === overrideGate),
    );
  if (route === tickStep || route === judgeStep) return !isStepWaitedFor(night, (params as StepParams).stepId);
  const has = EFFECTS.get(route);
  return has !== undefined && night.incident !== null && has(night.incident, body, doer);
}

function isStepWaitedFor({ run }: Night, stepId: string): boolean {
  return run !== null && (stepUnderWay(run.state) ?? stuckStep(run.state))?.id === stepId;
}

function isWaitedFor({ incident }: Night, role: string): boolean {
  return Object.values(incident?.state.pages ?? {}).some((page) => page.role === role && page.outcome === 'waiting');
}

const EFFECTS = new Map<Route, Effect<unknown>>([
  effect(acknowledge, ({ state }) => state.acknowledgedAt !== null),
  effect(openChannel, ({ state }) => state.channel !== null),
  effect(postMessage, ({ words, events }, { text }) =>
    events.some((event) => event.type === 'MessagePosted' && words.get(event.data.textId) === text),
  ),
  effect(parkIdea, ({ words, state }, { text }) => state.ideas.some((idea) => words.get(idea.textId) === text)),
  effect(pageRole, ({ events }, { role }, { personId }) =>
    events.some((event) => event.type === 'RolePaged' && event.data.role === role && isBy(event, personId)),
  ),
  effect(assignRole, ({ state }, { role, personId }) => state.holders[role]?.personId === personId),
  effect(
    handover.proposeHandover,
    ({ state }, { role, toPersonId }) =>
      openHandover(state, role) !== null || state.holders[role]?.personId === toPersonId,
  ),
  effect(handover.takeOver, ({ state }, { handoverId }) => openHandovers(state).every(({ id }) => id !== handoverId)),
  effect(assess, ({ state }, { customerIds = [] }, { since }) => {
    const { assessment } = state;
    if (assessment === null || assessment.assumed) return false;
    return assessment.at >= since || customerIds.every((id) => assessment.answers.customerIds.includes(id));
  }),
  effect(linkChange, ({ state }, { changeId }) => state.suspects[changeId] !== undefined),
  effect(judgeSuspect, ({ state }, { changeId }) => state.suspects[changeId] !== 'open'),
  // Nobody starts a second attempt while one is under way.
  effect(startMitigation, ({ state, words }, { note = '' }) =>
    state.mitigations.some((one) => one.outcome === null || words.get(one.noteTextId ?? '') === note),
  ),
  effect(startRevert, ({ state }, { changeId }, { personId }) =>
    state.mitigations.some((one) => one.outcome === null || (one.kind === 'revert' && one.changeId === changeId))
      ? true
      : (state.agreements[changeId] ?? []).includes(personId),
  ),
  effect(verifyMitigation, ({ state }) => state.mitigations.every((one) => one.outcome !== null)),
  effect(postUpdate, ({ state, words }, { audience, text }, { since }) =>
    state.updates.some(
      (update) =>
        update.audience === audience && (text === undefined || words.get(update.textId) === text || update.at >= since),
    ),
  ),
  effect(
    standDown,
    ({ state, events }, _, { since }) =>
      state.standDown !== null || events.some(({ type, at }) => type === 'StoodDown' && at >= since),
  ),
  effect(
    agreeToWatch,
    ({ state }, _, { personId }) => state.watch?.personId === personId && state.watch.agreedAt !== null,
  ),
  effect(resolve, ({ state }) => !isOpen(state.phase)),
  effect(dismissIncident, ({ state }) => !isOpen(state.phase)),
  effect(sumUp, ({ state }) => state.summaryTextId !== null),
  effect(writePostmortem, ({ state }) => state.postmortem !== null),
  effect(sharePostmortem, ({ state }) => state.postmortem !== null && state.postmortem.sharedAt !== null),
]);

function effect<R extends Route>(route: R, has: Effect<BodyOf<R>>): [Route, Effect<unknown>] {
  return [route, has as Effect<unknown>];
}

function isBy(event: IncidentEvent, personId: string): boolean {
  return event.by.kind === 'person' && event.by.id === personId;
}
