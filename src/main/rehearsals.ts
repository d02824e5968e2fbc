import { Worker } from 'node:worker_threads';
import { Refused } from '#app/refused.ts';
import type { RehearsalDone, RehearsalJob } from '#drills/desk/rehearsal-job.ts';
import type { RehearsalHouse } from '#drills/desk/rehearsal-routes.ts';

/** A rehearsal that takes longer than this is ended: something is wrong with it. */
const LONGEST_MS = 5 * 60_000;
const MEMORY_MB = 512;

type Said = { done: number; of: number } | { result: unknown };

export interface Rehearsals extends Pick<RehearsalHouse, 'run' | 'progress'> {
  stop(): Promise<void>;
}

/** Rehearsals in a thread of their own, one at a time, so that pages go out meanwhile. */
export function rehearsals(file = new URL(import.meta.resolve('./rehearsal-worker.ts'))): Rehearsals {
  let running: { worker: Worker; done: number; of: number } | null = null;
  return {
    async run<J extends RehearsalJob>(job: J) {
      if (running !== null)
        throw new Refused('refused', {
          reason: 'A rehearsal runs on this desk already.',
          next: 'Wait until it is done, then start yours.',
        });
      const worker = new Worker(file, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
      running = { worker, done: 0, of: 1 };
      const tooLong = setTimeout(() => void worker.terminate(), LONGEST_MS);
      try {
        return (await resultOf(worker, (done, of) => {
          if (running !== null) running = { worker, done, of };
        })) as RehearsalDone[J['kind']];
      } finally {
        clearTimeout(tooLong);
        running = null;
        await worker.terminate();
      }
    },
    progress: () => (running === null ? null : { done: running.done, of: running.of }),
    async stop() {
      await running?.worker.terminate();
    },
  };
}

function resultOf(worker: Worker, progress: (done: number, of: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.on('message', (said: Said) => {
      if ('result' in said) resolve(said.result);
      else progress(said.done, said.of);
    });
    worker.on('error', reject);
    worker.on('exit', () =>
      reject(
        new Refused('refused', {
          reason: 'The rehearsal was ended before it was done.',
          next: 'Try fewer nights, or try again.',
        }),
      ),
    );
  });
}
