import type { RunnerWork } from '#app/ports/runner-work.ts';
import type { ReportBody, RunnerStep } from '#contract/runner.ts';

/** How an attempt stands on the desk's side. */
export interface GivenStep {
  runner: string;
  step: RunnerStep;
  /** Which session of which runner has it. */
  session: string | null;
  /** Everything that was said of it, the newest last; repeats of `running` are one. */
  said: ReportBody['said'][];
  printed: Map<number, string>;
  cancelled: boolean;
  /** Nobody waits for it any more. */
  gone: boolean;
  handedOut: number;
}

export interface MemoryRunnerWork extends RunnerWork {
  give(runner: string, step: Partial<RunnerStep> & Pick<RunnerStep, 'attemptId'>): GivenStep;
  of(attemptId: string): GivenStep;
}

/** Work for runners in memory, as plan runs give it. */
export function memoryRunnerWork(): MemoryRunnerWork {
  const all = new Map<string, GivenStep>();
  const ended = ({ said }: GivenStep): boolean =>
    !['begun', 'not-begun', 'running', undefined].includes(said.at(-1)?.state);
  const isBegun = ({ said }: GivenStep): boolean => said.some(({ state }) => state === 'begun');
  return {
    give(runner, step) {
      const given: GivenStep = {
        runner,
        step: { runId: 'run_1', stepId: 'undo', command: 'revert', args: {}, timeoutMs: 60_000, ...step },
        session: null,
        said: [],
        printed: new Map(),
        cancelled: false,
        gone: false,
        handedOut: 0,
      };
      all.set(step.attemptId, given);
      return given;
    },
    of(attemptId) {
      const given = all.get(attemptId);
      if (given === undefined) throw new Error(`no attempt ${attemptId}`);
      return given;
    },
    async take(runner, { session, former, known }) {
      for (const given of all.values()) {
        if (given.runner !== runner || ended(given) || given.gone) continue;
        const wasItsOwn = given.session !== null && former.includes(given.session) && !isBegun(given);
        if (given.session !== null && given.session !== session && !wasItsOwn) continue;
        if (known.includes(given.step.attemptId)) continue;
        given.handedOut += 1;
        given.session = session;
        return given.step;
      }
      return null;
    },
    async report(runner, { attempt, session, said, output }) {
      const given = all.get(attempt.attemptId);
      if (given?.runner !== runner || given.session !== session || given.gone) return 'stop';
      if (!ended(given) && given.said.at(-1)?.state !== said.state) given.said.push(said);
      for (const { seq, text } of output) given.printed.set(seq, text);
      return given.cancelled ? 'stop' : 'on';
    },
  };
}
