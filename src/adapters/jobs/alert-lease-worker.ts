import { startSpaceLoops } from './space-loops.ts';
import type { Work } from './work-loop.ts';
import type { Worker, WorkerOptions, WorkSpace } from './work-space.ts';

export interface AlertLeaseWorkerOptions<S extends WorkSpace> extends WorkerOptions<S> {
  /** Resolves the alerts whose lease ended by the space's time, and acts on the groups that closed. */
  expire(space: S): Promise<unknown>;
}

/** Ends firing alerts that nobody renewed in time, in every space. */
export function startAlertLeaseWorker<S extends WorkSpace>(options: AlertLeaseWorkerOptions<S>): Worker {
  const one = { real: 1, drill: 1, 'game-day': 1 };
  return startSpaceLoops({ ...options, concurrency: one }, 'alert-leases', (space) => alertLeaseWork(space, options));
}

function alertLeaseWork<S extends WorkSpace>(space: S, { expire }: AlertLeaseWorkerOptions<S>): Work<'expire'> {
  const { signals } = space.storage;
  return {
    async claim() {
      const endAt = await signals.nextLeaseEndAt();
      return endAt !== null && endAt <= space.clock.now() ? ['expire'] : [];
    },
    async run() {
      await expire(space);
    },
    nextDueAt: () => signals.nextLeaseEndAt(),
  };
}
