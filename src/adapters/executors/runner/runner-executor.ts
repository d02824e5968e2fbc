import type { Executor } from '#app/ports/revert.ts';
import type { RunnerRow } from '#app/ports/runners.ts';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';

type RunnerAction = Extract<StepAction, { executor: 'runner' }>;

export interface RunnerExecutorOptions {
  runner(name: string): Promise<RunnerRow | null>;
  clock: { now(): Instant };
}

/** A runner asks for work at least this often while it can reach the desk. */
const SEEN_WITHIN_MS = 2 * MINUTE_MS;

/** Runners take their steps themselves: nothing is started here, a plan is only tried out against what they said of themselves. */
export function runnerExecutor({ runner, clock }: RunnerExecutorOptions): Executor {
  return {
    start: async () => ({ state: 'refused', why: 'A runner takes its steps itself.' }),
    look: async (_, ref) => ({ state: 'running', ref, lookAgainAfterMs: MINUTE_MS }),
    find: async () => null,
    cancel: async () => undefined,
    async tryOut(action) {
      if (action.executor !== 'runner') return { does: '', faults: ['This step is not for a runner.'] };
      const args = Object.entries(action.args).map(([name, value]) => `${name}=${value}`);
      const does = `Runs ${action.command} on ${action.runner}${args.length === 0 ? '' : ` with ${args.join(', ')}`}.`;
      return { does, faults: faultsOf(action, await runner(action.runner), clock.now()) };
    },
  };
}

function faultsOf(action: RunnerAction, row: RunnerRow | null, now: Instant): string[] {
  const name = action.runner;
  if (row === null) return [`No runner ${name} is enrolled. Add it under Ready, Connections.`];
  if (row.revokedAt !== null) return [`The runner ${name} was revoked. Enrol it again.`];
  if (row.lastSeenAt === null || now - row.lastSeenAt > SEEN_WITHIN_MS)
    return [`The runner ${name} is not running. Start it on its machine.`];
  const command = row.commands.find((one) => one.name === action.command);
  if (command === undefined) return [`The runner ${name} has no command ${action.command} on its list.`];
  const given = Object.keys(action.args);
  return [
    ...given
      .filter((one) => !command.parameters.includes(one))
      .map((one) => `${action.command} of ${name} has no parameter ${one}.`),
    ...command.parameters
      .filter((one) => !given.includes(one))
      .map((one) => `${action.command} of ${name} needs the parameter ${one}.`),
  ];
}
