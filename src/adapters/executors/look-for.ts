import type { ExecutorAnswer } from '#app/ports/revert.ts';

/** A run can appear some seconds after it was accepted. */
const PAUSES_MS = [1000, 2000, 4000, 8000];

/** A desk that was restarted looks a few times too, before it says that nobody knows. */
export async function findPatiently(
  find: () => Promise<ExecutorAnswer | null>,
  pause: (ms: number) => Promise<void>,
): Promise<ExecutorAnswer | null> {
  const first = await find();
  if (first !== null) return first;
  const found = await lookFor(find, pause, '');
  return found.state === 'unknown' ? null : found;
}

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
