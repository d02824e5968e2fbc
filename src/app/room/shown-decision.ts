import type { SuspectRanking } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { revertDecision, type RevertDecision } from '#core/incident/revert-decision.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { actionInWords } from '#core/revert/action-in-words.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { planOfChange } from '../revert/plan-of-change.ts';
import type { SpaceContext } from '../space-context.ts';
import type { Book } from './name-book.ts';
import { isoOrNull, type RoomAnswer } from './shown.ts';
import { shownSuspect } from './shown-suspects.ts';

type ShownDecision = NonNullable<RoomAnswer['decision']>;

interface Seen {
  incident: Incident;
  procedure: Procedure;
  book: Book;
  texts: Map<string, string>;
  ranking: SuspectRanking;
}

/** The decision to revert, with the plan and its risks as they are now; null when there is none to take. */
export async function shownDecision(
  context: SpaceContext,
  { incident, procedure, book, texts, ranking }: Seen,
  now: Instant,
): Promise<RoomAnswer['decision']> {
  const decision = revertDecision(incident);
  const change = decision === null ? undefined : book.changes.get(decision.changeId);
  if (decision === null || change === undefined) return null;
  const { plan, risks } = await planOfChange(context, change, procedure, now);
  const mitigationId = 'mitigationId' in decision ? decision.mitigationId : null;
  const mitigation = incident.mitigations.find(({ id }) => id === mitigationId);
  return {
    state: decision.state,
    change: shownSuspect(change, incident, book, ranking),
    since: isoOrNull(incident.suspectedAt[change.id] ?? null),
    ...asked(decision, book),
    peopleNeeded: needsTwo(plan, procedure) ? 2 : 1,
    reason: mitigation?.reasonTextId == null ? null : (texts.get(mitigation.reasonTextId) ?? null),
    mitigationId,
    plan: shownPlan(plan),
    risks,
  };
}

function asked(
  decision: RevertDecision,
  { names }: Book,
): Pick<ShownDecision, 'again' | 'agreed' | 'untilAt' | 'runId'> {
  const nothing = { again: null, agreed: [], untilAt: null, runId: null };
  switch (decision.state) {
    case 'offered':
      return {
        ...nothing,
        again: decision.again,
        agreed: decision.agreed.map((id) => ({ id, name: names.person(id) })),
      };
    case 'fixing-forward':
      return { ...nothing, untilAt: isoOrNull(decision.untilAt) };
    default:
      return { ...nothing, runId: decision.runId };
  }
}

/** Whether undoing by this plan takes two people. */
function needsTwo({ data }: RevertPlan, { revert }: Procedure): boolean {
  return data !== 'none' && revert.twoPeopleWhenData;
}

/** A plan as a person reads it. */
function shownPlan(plan: RevertPlan): ShownDecision['plan'] {
  return {
    origin: plan.origin,
    reversible: plan.reversible,
    reversibleUntil: isoOrNull(plan.reversibleUntil),
    alternative: plan.alternative,
    data: plan.data,
    dataNote: plan.dataNote,
    steps: plan.steps.map(({ id, title, service, part, action }) => ({
      id,
      title,
      service,
      part,
      executor: action.executor,
      does: actionInWords(action),
    })),
    timeBoxMinutes: plan.timeBoxMs / MINUTE_MS,
    owner: plan.owner,
    rehearsedAt: isoOrNull(plan.rehearsedAt),
  };
}
