import type { ExecutorAnswer } from '#app/ports/revert.ts';

/** A run can appear some seconds after it was accepted. */
const PAUSES_MS = [1000, 2000, 4000, 8000];

/** After a lost answer: looks for the attempt a few times; `unknown` when it does not show. */
export async function lookFor(
  find: () => Promise<ExecutorAnswer | null>,
  pause: (ms: number) => Promise<void>,
  why: string,
): Promise<ExecutorAnswer> {
  for (const ms of PAUSES_MS) {
    await pause(ms);
    const found = await find();
    if (found !== null) return found;
  }
  return { state: 'unknown', why };
}
