import type { Executor } from '#app/ports/revert.ts';
import type { ExecutorKind, StepAction } from '#core/revert/revert-plan.ts';

/** Executors of a drill: every step succeeds at once, and nothing outside hears of it. */
export function simulatedExecutors(): ReadonlyMap<ExecutorKind, Executor> {
  return new Map(
    (['webhook', 'github-workflow', 'gitlab-pipeline', 'runner'] as const).map((kind) => [kind, SIMULATED]),
  );
}

const SIMULATED: Executor = {
  start: async ({ action }) => ({
    state: 'ended',
    outcome: 'succeeded',
    output: `In a drill nothing is called. ${inWords(action)}`,
  }),
  look: async () => ({ state: 'ended', outcome: 'succeeded' }),
  find: async () => null,
  cancel: async () => {},
  tryOut: async (action) => ({ does: inWords(action), faults: [] }),
};

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
