import { assertNever } from '../shared/assert-never.ts';
import type { StepAction } from './revert-plan.ts';

/** What a step does, as one line for the person who is about to press. */
export function actionInWords(action: StepAction): string {
  switch (action.executor) {
    case 'manual':
      return action.instructions;
    case 'webhook':
      return `Calls ${action.connection}${values(action.body)}.`;
    case 'github-workflow':
      return `Runs ${action.workflow} of ${action.repository} on ${action.ref}${values(action.inputs)}.`;
    case 'gitlab-pipeline':
      return `Runs a pipeline of ${action.project} on ${action.ref}${values(action.variables)}.`;
    case 'runner':
      return `Runner ${action.runner} runs ${action.command}${values(action.args)}.`;
    default:
      return assertNever(action);
  }
}

function values(given: Record<string, string>): string {
  const pairs = Object.entries(given).map(([name, value]) => `${name} = ${value}`);
  return pairs.length === 0 ? '' : ` with ${pairs.join(', ')}`;
}
