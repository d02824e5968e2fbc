import { planOfChange } from '#app/revert/plan-of-change.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { evolve } from '#core/incident/evolve.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { revertDecision } from '#core/incident/revert-decision.ts';
import type { RevertRisk } from '#core/revert/plan-risks.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import type { Night } from './night.ts';
import { localTimeOf, type Scenario } from './scenario.ts';

/**
 * What the desk advised: to revert, that it cannot be undone, that nothing is suspected strongly enough, or, after a
 * revert that did not help, something else.
 */
export type Advises = 'revert' | 'cannot-be-undone' | 'no-strong-suspect' | 'something-else';

/** What the desk advised from an instant on. */
export interface Advice {
  at: string;
  localTime: string;
  advises: Advises;
  changeId: string | null;
  sentence: string;
}

/** What the desk advised about reverting, each time it advised something else. */
export async function advices(context: SpaceContext, scenario: Scenario, { incident }: Night): Promise<Advice[]> {
  const all: Advice[] = [];
  if (incident === null) return all;
  let state: Incident | null = null;
  for (const [index, event] of incident.events.entries()) {
    state = evolve(state, event);
    // What is decided in one instant is one decision.
    if (incident.events[index + 1]?.at === event.at) continue;
    const advice = await adviceOn(context, incident.procedure, state, event.at);
    const last = all.at(-1);
    if (advice === null || (last?.advises === advice.advises && last.changeId === advice.changeId)) continue;
    all.push({ at: toIso(event.at), localTime: localTimeOf(scenario, event.at), ...advice });
  }
  return all;
}

type Procedure = NonNullable<Night['incident']>['procedure'];
type Said = Pick<Advice, 'advises' | 'changeId' | 'sentence'>;

async function adviceOn(
  context: SpaceContext,
  procedure: Procedure,
  incident: Incident,
  at: Instant,
): Promise<Said | null> {
  const decision = revertDecision(incident);
  if (decision !== null && decision.state !== 'offered') return null;
  if (decision === null) return withoutDecision(context, incident);
  const [change] = await context.storage.changes.byIds([decision.changeId]);
  if (change === undefined) return null;
  const { plan, risks } = await planOfChange(context, change, procedure, at);
  return offered(change, plan, risks, incident);
}

/** A suspect that is less likely than this is none. */
const WORTH_NAMING = 0.05;

/** Nothing is offered: because nothing is suspected, or because it was tried in vain. Nothing is said once service is back. */
async function withoutDecision({ storage }: SpaceContext, incident: Incident): Promise<Said | null> {
  if (incident.mitigatedAt !== null || !isOpen(incident.phase)) return null;
  const tried = incident.mitigations.findLast(({ kind, outcome }) => kind === 'revert' && outcome !== null);
  if (tried !== undefined) {
    const did = tried.outcome === 'worse' ? 'made it worse' : 'did not help';
    const sentence = `The revert ${did}, so it is not offered again: the room says what to try next.`;
    return { advises: 'something-else', changeId: tried.changeId, sentence };
  }
  const first = incident.ranking?.suspects[0];
  const [change] = first === undefined ? [] : await storage.changes.byIds([first.changeId]);
  const list =
    first === undefined || first.probability < WORTH_NAMING || change === undefined
      ? ''
      : ` The first of the list is “${change.title}” (${percent(first.probability)}).`;
  return {
    advises: 'no-strong-suspect',
    changeId: null,
    sentence: `No change is suspected strongly enough to undo it.${list}`,
  };
}

function offered({ id, title }: ChangeRow, plan: RevertPlan, risks: RevertRisk[], { ranking }: Incident): Said {
  const ranked = ranking?.suspects.find(({ changeId }) => changeId === id);
  const likely = ranked === undefined ? '' : ` (${percent(ranked.probability)})`;
  if (plan.reversible === 'no') {
    const instead = plan.alternative ?? '';
    return {
      advises: 'cannot-be-undone',
      changeId: id,
      sentence: `“${title}”${likely} cannot be undone. ${instead}`.trim(),
    };
  }
  const grave = risks.filter(({ weight }) => weight !== 'note').map(({ sentence }) => sentence);
  const sentence = [`Revert “${title}”${likely}: ${steps(plan)}.`, ...grave].join(' ');
  return { advises: 'revert', changeId: id, sentence };
}

function steps({ steps: all }: RevertPlan): string {
  return all.length === 1 ? 'one step' : `${all.length} steps`;
}

function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}
