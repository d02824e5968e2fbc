import type { ReportBody } from '#contract/runner.ts';
import { runnerActor, type Actor } from '#core/shared/actor.ts';
import type { RunnerWork } from '../ports/runner-work.ts';
import { Refused } from '../refused.ts';
import {
  addStepOutput,
  beginTakenStep,
  claimStep,
  endStep,
  giveBackStep,
  mayGoOn,
  type RunnerAttempt,
} from '../revert/runner-steps.ts';
import type { SpaceContext } from '../space-context.ts';

/** Gives runners the steps of the real space's plan runs that are addressed to them. */
export function planRunWork(context: SpaceContext): RunnerWork {
  return {
    async take(runner, { session, former, known }) {
      const formerIds = former.map((one) => idOf(runner, one));
      const by = runnerActor(runner);
      const step = await claimStep(context, { runnerId: idOf(runner, session), runner, by, known, formerIds });
      if (step === null || step.action.executor !== 'runner') return null;
      const { runId, stepId, attemptId, timeoutMs, action } = step;
      return { runId, stepId, attemptId, command: action.command, args: action.args, timeoutMs };
    },
    async report(runner, { attempt, session, said, output }) {
      const own = { ...attempt, runnerId: idOf(runner, session) };
      try {
        for (const { seq, text } of output) await addStepOutput(context, own, { key: String(seq), text });
        return await take(context, own, said, runnerActor(runner));
      } catch (error) {
        // Nobody waits for this attempt, or another has it: the runner need not repeat it.
        if (error instanceof Refused) return 'stop';
        throw error;
      }
    },
  };
}

async function take(
  context: SpaceContext,
  own: RunnerAttempt,
  said: ReportBody['said'],
  by: Actor,
): Promise<'on' | 'stop'> {
  switch (said.state) {
    case 'begun':
      await beginTakenStep(context, own, by);
      return 'on';
    case 'not-begun':
      await giveBackStep(context, own, by);
      return 'on';
    case 'running':
      return (await mayGoOn(context, own)).goOn ? 'on' : 'stop';
    case 'refused':
      await endStep(context, own, { outcome: 'failed', why: `Nothing was run. ${said.why}`, by });
      return 'on';
    case 'unknown':
      await endStep(context, own, { outcome: 'unknown', why: said.why, by });
      return 'on';
    case 'ended':
      await endStep(context, own, { outcome: said.outcome, why: said.why ?? null, by });
      return 'on';
  }
}

/** A session holds a step, so that a copy of the runner on another machine does not get it too. */
function idOf(runner: string, session: string): string {
  return `${runner}/${session}`;
}
