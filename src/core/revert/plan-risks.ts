import type { Instant } from '../shared/instant.ts';
import { isStale, type RehearsalPolicy } from './plan-faults.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import { minuteInWords } from './previous-version.ts';
import { callersOf } from './revert-order.ts';
import type { RevertPlan } from './revert-plan.ts';
import { isolated } from '../shared/isolated.ts';

/** What may go wrong, or must be known, when a change is undone. */
export type RiskKind =
  | 'not-reversible'
  | 'partly-reversible'
  | 'too-late'
  | 'loses-data'
  | 'changes-data'
  | 'on-top'
  | 'derived'
  | 'never-rehearsed'
  | 'stale'
  | 'by-hand'
  | 'several-services';

/** One risk, as a sentence. `stop`: do not undo it without settling this first. */
export interface RevertRisk {
  kind: RiskKind;
  weight: 'stop' | 'warn' | 'note';
  sentence: string;
}

/** A change that went out after the one to be undone and builds on it. */
export interface OnTop {
  id: string;
  at: Instant;
  title: string;
  /** It changed the same service, or one that calls it. */
  why: 'same-service' | 'calls-it';
  services: string[];
}

/** What went out on top of a change since: later ones of the same services or of their callers, the newest first. */
export function onTopOf(change: PlannedChange, later: readonly PlannedChange[], catalogue: PlanCatalogue): OnTop[] {
  const own = new Set(change.services);
  const callers = callersOf(own, catalogue);
  return later
    .filter((one) => one.id !== change.id && one.at > change.at && one.environment === change.environment)
    .filter(({ status }) => status === 'succeeded' || status === 'in-progress')
    .flatMap(({ id, at, title, services }): OnTop[] => {
      const same = services.filter((service) => own.has(service));
      if (same.length > 0) return [{ id, at, title, why: 'same-service', services: same }];
      const calling = services.filter((service) => callers.has(service));
      return calling.length > 0 ? [{ id, at, title, why: 'calls-it', services: calling }] : [];
    })
    .toSorted((left, right) => right.at - left.at || (left.id < right.id ? -1 : 1));
}

/** Every risk of undoing a change by a plan now, the gravest first. */
export function risksOf(
  plan: RevertPlan,
  change: PlannedChange,
  later: readonly PlannedChange[],
  known: { catalogue: PlanCatalogue; now: Instant; policy?: RehearsalPolicy },
): RevertRisk[] {
  const risks = [
    ...reversibility(plan, known.now),
    ...dataRisks(plan),
    ...onTopRisks(onTopOf(change, later, known.catalogue)),
    ...rehearsalRisks(plan, known.now, known.policy ?? { planRehearsedWithinMs: null }),
    ...stepRisks(plan, change),
  ];
  const ranks = ['stop', 'warn', 'note'];
  return risks.toSorted((left, right) => ranks.indexOf(left.weight) - ranks.indexOf(right.weight));
}

function reversibility(plan: RevertPlan, now: Instant): RevertRisk[] {
  const instead = plan.alternative === null ? '' : ` ${plan.alternative}`;
  const risks: RevertRisk[] = [];
  if (plan.reversible === 'no') {
    risks.push({ kind: 'not-reversible', weight: 'stop', sentence: `This cannot be undone.${instead}` });
  }
  if (plan.reversible === 'partly') {
    risks.push({ kind: 'partly-reversible', weight: 'warn', sentence: `This can only be undone in part.${instead}` });
  }
  if (plan.reversibleUntil !== null && plan.reversibleUntil < now) {
    const sentence = `It could be undone as planned until ${minuteInWords(plan.reversibleUntil)}; that is over.${instead}`;
    risks.push({ kind: 'too-late', weight: 'stop', sentence });
  }
  return risks;
}

function dataRisks({ data, dataNote }: RevertPlan): RevertRisk[] {
  const note = dataNote === null ? '' : ` ${dataNote}`;
  if (data === 'loses-data') {
    return [{ kind: 'loses-data', weight: 'stop', sentence: `Data written since the change is lost.${note}` }];
  }
  if (data === 'changes-data') {
    return [{ kind: 'changes-data', weight: 'warn', sentence: `Undoing it changes data.${note}` }];
  }
  return [];
}

const MOST_NAMED = 3;

function onTopRisks(above: OnTop[]): RevertRisk[] {
  const [newest] = above;
  if (newest === undefined) return [];
  const named = above.slice(0, MOST_NAMED).map(({ title, services, at }) => {
    return `"${isolated(title)}" (${services.join(', ')}, ${minuteInWords(at)})`;
  });
  const more = above.length > MOST_NAMED ? ` and ${above.length - MOST_NAMED} more` : '';
  const count = above.length === 1 ? 'One change went' : `${above.length} changes went`;
  const same = above.some(({ why }) => why === 'same-service');
  const advice = same
    ? 'Undoing this one undoes what came after in the same service.'
    : 'Check that callers still work without it, or undo them first.';
  const order = above.length === 1 ? '' : ', the newest first';
  const sentence = `${count} out on top of it since${order}: ${named.join(', ')}${more}. ${advice}`;
  return [{ kind: 'on-top', weight: 'warn', sentence }];
}

function rehearsalRisks(plan: RevertPlan, now: Instant, policy: RehearsalPolicy): RevertRisk[] {
  if (plan.origin === 'derived' || plan.origin === 'partly-derived') {
    const whole = plan.origin === 'derived' ? 'This plan was' : 'Parts of this plan were';
    const sentence = `${whole} derived from the register; nobody wrote or rehearsed it.`;
    return [{ kind: 'derived', weight: 'warn', sentence }];
  }
  if (plan.rehearsedAt === null) {
    return [{ kind: 'never-rehearsed', weight: 'warn', sentence: 'This plan was never rehearsed.' }];
  }
  if (!isStale(plan, policy, now)) return [];
  const sentence = `This plan was last rehearsed at ${minuteInWords(plan.rehearsedAt)}, which is long ago.`;
  return [{ kind: 'stale', weight: 'warn', sentence }];
}

function stepRisks({ steps }: RevertPlan, change: PlannedChange): RevertRisk[] {
  const risks: RevertRisk[] = [];
  const byHand = steps.filter(({ action }) => action.executor === 'manual').length;
  if (byHand > 0) {
    const share = byHand === steps.length ? 'Every step is' : `${byHand} of ${steps.length} steps are`;
    risks.push({ kind: 'by-hand', weight: 'note', sentence: `${share} done by hand.` });
  }
  const services = new Set(change.services).size;
  if (services > 1) {
    const sentence = `It touches ${services} services; they are undone one after the other, callers first.`;
    risks.push({ kind: 'several-services', weight: 'note', sentence });
  }
  return risks;
}
