import type { ReportBody, RunnerStep, TakeBody } from '#contract/runner.ts';

/** Work for runners. A step goes only to the runner it is addressed to. */
export interface RunnerWork {
  /**
   * A step for this runner that it does not know yet: claimed for this session now, or claimed before and handed out
   * again because it may not have arrived. Another session gets it only when it names the one that claimed it as a
   * former one of its own, and never once that one was told `on` when it said `begun`.
   */
  take(runner: string, asked: Pick<TakeBody, 'session' | 'former' | 'known'>): Promise<RunnerStep | null>;
  /** Takes what a runner says of an attempt, and says how to go on. Repeating it changes nothing. */
  report(runner: string, report: ReportBody): Promise<'on' | 'stop'>;
}
