import type { DurationMs } from '#core/shared/instant.ts';
import type { WorkHint } from '#app/ports/work-hint.ts';
import { realTimers } from './timers.ts';
import { startWorkLoop, type Work, type WorkLoop } from './work-loop.ts';
import { CONCURRENCY, type Worker, type WorkerOptions, type WorkSpace } from './work-space.ts';

const LOOK_AROUND_MS: DurationMs = 1000;

/** Runs one kind of work for every space of the desk, each in a loop of its own, so that none waits for another. */
export function startSpaceLoops<S extends WorkSpace, Job>(
  options: WorkerOptions<S>,
  kind: WorkHint['work'],
  workOf: (space: S) => Work<Job>,
): Worker {
  const { log, timers = realTimers, concurrency = CONCURRENCY } = options;
  const loops = new Map<string, WorkLoop>();
  const ending = new Set<Promise<void>>();
  let running = true;
  let cancelLook = (): void => {};

  function start(space: S): void {
    const loop = startWorkLoop({
      work: workOf(space),
      clock: space.clock,
      concurrency: concurrency[space.kind],
      timers,
      log,
      name: `${kind} of ${space.id}`,
    });
    loops.set(space.id, loop);
  }

  function end(id: string, loop: WorkLoop): void {
    loops.delete(id);
    const ended = loop.stop().finally(() => ending.delete(ended));
    ending.add(ended);
  }

  /** Starts loops for new spaces and ends those of removed ones. */
  function lookAround(): void {
    cancelLook();
    if (!running) return;
    const spaces = new Map([...options.spaces()].map((space) => [space.id, space]));
    for (const [id, loop] of loops) if (!spaces.has(id)) end(id, loop);
    for (const [id, space] of spaces) if (!loops.has(id)) start(space);
    cancelLook = timers.after(LOOK_AROUND_MS, lookAround);
  }

  lookAround();
  const stopHints = options.onWork?.(({ spaceId, work, dueAt }) => {
    if (work !== kind) return;
    if (!loops.has(spaceId)) lookAround();
    loops.get(spaceId)?.poke(dueAt);
  });

  return {
    poke(spaceId) {
      lookAround();
      for (const [id, loop] of loops) if (spaceId === undefined || spaceId === id) loop.poke();
    },
    isRunning: () => running,
    async stop() {
      running = false;
      stopHints?.();
      cancelLook();
      for (const [id, loop] of loops) end(id, loop);
      await Promise.all(ending);
    },
  };
}
