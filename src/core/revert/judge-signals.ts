import type { Instant } from '../shared/instant.ts';
import type { PlanRun, RunOutcome, SignalsNow } from './plan-run.ts';

/**
 * What the incident's alerts say of a run whose steps, checks included, have all succeeded; null while it is too early.
 * Quiet is believed at once, more noise only when it lasted, since a restart may be loud for a minute.
 */
export function judgeSignals(
  run: PlanRun,
  signals: SignalsNow | null,
  now: Instant,
  untilAt: Instant,
): RunOutcome | null {
  const hasChecks = run.steps.some(({ part }) => part === 'check');
  if (signals === null) return hasChecks ? 'worked' : 'not-verified';
  const { firing, firingNew } = signals;
  if (firing === 0) return run.firingAtStart > 0 || hasChecks ? 'worked' : 'not-verified';
  if (now < untilAt) return null;
  if (firing > run.firingAtStart) return 'worse';
  return firing < run.firingAtStart && firingNew === 0 ? 'worked' : 'no-effect';
}
