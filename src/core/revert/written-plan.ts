import { MINUTE_MS, type DurationMs } from '../shared/instant.ts';
import { DEFAULT_QUIET_WITHIN_MS } from './derive-plan.ts';
import { faultInWords, valuesFor } from './fill-template.ts';
import { checksLast } from './join-parts.ts';
import { fill, mapTexts, textsOf, unfillable, withoutPlaces } from './placeholders.ts';
import type { PlannedChange } from './planned-change.ts';
import type { PlanStep, RevertPlan } from './revert-plan.ts';

/** The plan that came with the change, its places filled; free words are one step that a person does. Null for none. */
export function writtenPlan(
  change: PlannedChange,
  register: readonly PlannedChange[],
  timeBoxMs: DurationMs,
): RevertPlan | null {
  if (change.plan !== null) {
    const steps = change.plan.steps.map((step) => filledStep(step, change, register));
    return { ...change.plan, origin: 'written', steps: checksLast(steps) };
  }
  const words = change.revertPlan?.trim() ?? '';
  return words === '' ? null : inWords(words, change, timeBoxMs);
}

/** A step whose places cannot be filled becomes one for a person, with the reason: it never runs half-filled. */
function filledStep(step: PlanStep, change: PlannedChange, register: readonly PlannedChange[]): PlanStep {
  const values = valuesFor(change, step.service ?? onlyService(change), register);
  const fault = [step.title, ...textsOf(step.action)].flatMap((text) => unfillable(text, values))[0];
  if (fault === undefined) {
    return { ...step, title: fill(step.title, values), action: mapTexts(step.action, (text) => fill(text, values)) };
  }
  const words =
    step.action.executor === 'manual'
      ? step.action.instructions
      : 'This was to run by itself. Do by hand what the title says';
  const instructions = withoutPlaces(`${words} (${faultInWords(fault)}).`);
  return { ...step, title: withoutPlaces(step.title), action: { executor: 'manual', instructions } };
}

function inWords(words: string, change: PlannedChange, timeBoxMs: DurationMs): RevertPlan {
  const step: PlanStep = {
    id: 'undo',
    title: 'Undo it as written',
    service: onlyService(change),
    part: 'revert',
    action: { executor: 'manual', instructions: withoutPlaces(words) },
    timeoutMs: 15 * MINUTE_MS,
  };
  return {
    origin: 'written',
    reversible: 'fully',
    reversibleUntil: null,
    alternative: null,
    data: change.kind === 'migration' ? 'changes-data' : 'none',
    dataNote: 'The plan is free words; read there what it does to data.',
    steps: [step],
    quietWithinMs: DEFAULT_QUIET_WITHIN_MS,
    timeBoxMs,
    owner: null,
    rehearsedAt: null,
  };
}

function onlyService({ services }: PlannedChange): string | null {
  const [first, ...others] = new Set(services);
  return first === undefined || others.length > 0 ? null : first;
}
