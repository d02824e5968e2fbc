import { HOUR_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { hasStrayBraces, isPlaceholder, placesIn, textsOf } from './placeholders.ts';
import type { PlanStep, RevertPlan } from './revert-plan.ts';

/** What keeps a plan from being run or relied on, in a sentence; `stepId` where one step is meant. */
export interface PlanFault {
  stepId: string | null;
  sentence: string;
}

/** The most steps of a plan. */
export const MOST_STEPS = 50;

/** No step may hold a revert up for longer. */
const LONGEST_STEP_MS: DurationMs = 6 * HOUR_MS;

const STEP_ID = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** Everything that is wrong with a plan as it is written, whether by a person or a pipeline. Empty when it can be run. */
export function planFaults(plan: RevertPlan): PlanFault[] {
  const faults: PlanFault[] = [];
  const about = (sentence: string): void => void faults.push({ stepId: null, sentence });
  if (plan.steps.length === 0 && plan.reversible !== 'no') about('The plan has no step.');
  if (plan.steps.length > MOST_STEPS)
    about(`The plan has ${plan.steps.length} steps; there are at most ${MOST_STEPS}.`);
  if (plan.reversible === 'no' && plan.alternative === null) {
    about('The plan says that it cannot be undone, but not what to do instead.');
  }
  if (plan.timeBoxMs <= 0) about('The time box is empty.');
  if (plan.quietWithinMs < 0) about('The time in which alerts go quiet is negative.');
  const seen = new Set<string>();
  for (const step of plan.steps) {
    if (seen.has(step.id)) faults.push({ stepId: step.id, sentence: `Two steps are called ${step.id}.` });
    seen.add(step.id);
    faults.push(...stepFaults(step));
  }
  return faults;
}

function stepFaults(step: PlanStep): PlanFault[] {
  const sentences: string[] = [];
  const { id, timeoutMs, action } = step;
  if (!STEP_ID.test(id)) sentences.push('The id of a step is made of lower-case letters, digits and dashes.');
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_STEP_MS)) sentences.push(`Step ${id} must end within 6 hours.`);
  if (action.executor === 'manual' && action.instructions.trim() === '') {
    sentences.push(`Step ${id} does not say what the person is to do.`);
  }
  for (const text of [step.title, ...textsOf(action)]) {
    const unknown = placesIn(text).find((name) => !isPlaceholder(name));
    if (unknown !== undefined) sentences.push(`Step ${id} has "{{${unknown}}}", which is no place that is filled.`);
    else if (hasStrayBraces(text)) sentences.push(`Step ${id} has braces that are no place.`);
  }
  return [...new Set(sentences)].map((sentence) => ({ stepId: id, sentence }));
}

/** Said of a plan as a whole, where nothing is known of its services one by one. */
const NOBODY_WROTE = 'Nobody wrote down how to undo it: add a plan, or a template for its services.';
const NOT_EVERY_SERVICE = 'Not every service that it touches has a template that fits: add the missing ones.';

/** What is missing, with the gaps of its services in the place of what is said of the plan as a whole. */
export function namingGaps(missing: readonly string[], gaps: readonly string[]): string[] {
  const rest = missing.filter((one) => one !== NOBODY_WROTE && one !== NOT_EVERY_SERVICE);
  return gaps.length === 0 ? [...missing] : [...gaps, ...rest];
}

/** What a plan lacks before a complex change may rely on it, each as a sentence that says what to add. */
export function missingFrom(plan: RevertPlan): string[] {
  if (plan.origin === 'derived') return [NOBODY_WROTE];
  const missing = planFaults(plan).map(({ sentence }) => sentence);
  if (plan.origin === 'partly-derived') {
    missing.push(NOT_EVERY_SERVICE);
  }
  if (plan.reversible !== 'no' && !plan.steps.some(({ part }) => part === 'revert')) {
    missing.push('The plan has no step that undoes anything.');
  }
  if (plan.reversible !== 'no' && !plan.steps.some(({ part }) => part === 'check')) {
    missing.push('The plan has no check that proves that undoing it worked: add one.');
  }
  return [...new Set(missing)];
}

/** Whether somebody wrote how to undo it, every touched service included, and how to see that it worked. */
export function isComplete(plan: RevertPlan): boolean {
  return missingFrom(plan).length === 0;
}

/** How recent the last rehearsal must be. */
export interface RehearsalPolicy {
  /** Null: the procedure does not ask for rehearsals. */
  planRehearsedWithinMs: DurationMs | null;
}

/** Where the procedure names no limit, a plan that was not rehearsed for this long is listed as stale. */
const STALE_AFTER_MS: DurationMs = 90 * 24 * HOUR_MS;

/** Whether a plan was never rehearsed, or too long ago. */
export function isStale(plan: Pick<RevertPlan, 'rehearsedAt'>, policy: RehearsalPolicy, now: Instant): boolean {
  const limitMs = policy.planRehearsedWithinMs ?? STALE_AFTER_MS;
  return plan.rehearsedAt === null || now - plan.rehearsedAt > limitMs;
}
