import type { ReportBody, RunnerStep, TakeBody } from '#contract/runner.ts';

/** Work for runners. A step goes only to the runner it is addressed to. */
export interface RunnerWork {
  /**
   * A step for this runner that it does not know yet: claimed for this session now, or claimed before and handed out
   * again because it may not have arrived. Another session never gets it.
   */
  take(runner: string, asked: Pick<TakeBody, 'session' | 'known'>): Promise<RunnerStep | null>;
  /** Takes what a runner says of an attempt, and says how to go on. Repeating it changes nothing. */
  report(runner: string, report: ReportBody): Promise<'on' | 'stop'>;
}
