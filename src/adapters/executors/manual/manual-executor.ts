import type { Executor } from '#app/ports/revert.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

const REF = 'a-person';

/** Nothing starts: a person does it and ticks it, which the plan run keeps. */
export function manualExecutor(): Executor {
  const waiting = { state: 'running', ref: REF, lookAgainAfterMs: MINUTE_MS } as const;
  return {
    start: async () => waiting,
    look: async () => waiting,
    find: async () => waiting,
    cancel: async () => undefined,
    tryOut: async (action) =>
      action.executor === 'manual'
        ? { does: `A person does this and ticks it: ${action.instructions}`, faults: [] }
        : { does: '', faults: ['This step is not done by hand.'] },
  };
}
