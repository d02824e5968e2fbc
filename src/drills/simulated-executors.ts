import type { Executor } from '#app/ports/revert.ts';
import type { ExecutorKind, StepAction } from '#core/revert/revert-plan.ts';

/**
 * Executors of a drill: every step ends at once and nothing outside hears of it. It succeeds, unless the scenario says by
 * its id that it fails, and what is printed then.
 */
export function simulatedExecutors(failing: Record<string, string> = {}): ReadonlyMap<ExecutorKind, Executor> {
  const executor = simulated(failing);
  return new Map(
    (['webhook', 'github-workflow', 'gitlab-pipeline', 'runner'] as const).map((kind) => [kind, executor]),
  );
}

const simulated = (failing: Record<string, string>): Executor => ({
  start: async ({ action, stepId }) => {
    const said = `In a drill nothing is called. ${inWords(action)}`;
    const fault = failing[stepId];
    return fault === undefined
      ? { state: 'ended', outcome: 'succeeded', output: said }
      : { state: 'ended', outcome: 'failed', output: `${said} ${fault}` };
  },
  look: async () => ({ state: 'ended', outcome: 'succeeded' }),
  find: async () => null,
  cancel: async () => {},
  tryOut: async (action) => ({ does: inWords(action), faults: [] }),
});

function inWords(action: StepAction): string {
  switch (action.executor) {
    case 'manual':
      return `A person would do: ${action.instructions}`;
    case 'webhook':
      return `A signed request would go to “${action.connection}”.`;
    case 'github-workflow':
      return `${action.workflow} would run in ${action.repository}.`;
    case 'gitlab-pipeline':
      return `A pipeline would run in ${action.project}.`;
    case 'runner':
      return `The runner “${action.runner}” would do “${action.command}”.`;
  }
}
