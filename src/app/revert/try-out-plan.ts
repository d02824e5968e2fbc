import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import type { SpaceContext } from '../space-context.ts';

/** What a step of a plan would do, in words, and what would stop it. */
export interface TriedStep {
  stepId: string;
  title: string;
  part: PlanStep['part'];
  does: string;
  faults: string[];
}

/** A dry run: what each step would do. Changes nothing anywhere. */
export async function tryOutPlan(context: SpaceContext, plan: RevertPlan): Promise<TriedStep[]> {
  const steps = [
    ...plan.steps.filter(({ part }) => part === 'revert'),
    ...plan.steps.filter(({ part }) => part === 'check'),
  ];
  return Promise.all(steps.map((step) => tryOut(context, step)));
}

async function tryOut({ executors }: SpaceContext, { id, title, part, action }: PlanStep): Promise<TriedStep> {
  const step = { stepId: id, title, part };
  const executor = executors.get(action.executor);
  if (executor !== undefined) return { ...step, ...(await executor.tryOut(action)) };
  if (action.executor === 'manual') return { ...step, does: `A person does it: ${action.instructions}`, faults: [] };
  // Its list is on its own machine: only the runner itself knows what it would refuse.
  if (action.executor === 'runner')
    return { ...step, does: `The runner “${action.runner}” does “${action.command}” from its own list.`, faults: [] };
  return { ...step, does: '', faults: ['This desk has nothing that performs such a step.'] };
}
