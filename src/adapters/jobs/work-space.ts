import type { Clock } from '#app/ports/clock.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceKind } from '#app/ports/spaces.ts';
import type { WorkHint } from '#app/ports/work-hint.ts';
import type { Timers } from './timers.ts';

/** A space as workers know it. */
export interface WorkSpace {
  id: string;
  kind: SpaceKind;
  clock: Clock;
  storage: Pick<SpaceStorage, 'wakeUps' | 'outbox' | 'signals'>;
}

export interface WorkerLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every worker is started with. */
export interface WorkerOptions<S extends WorkSpace> {
  /** The spaces of the desk as they are now; asked once a second and at each hint of a space that is new. */
  spaces(): Iterable<S>;
  /** Hints that something may be due earlier; the function that is returned ends them. */
  onWork?: (listener: (hint: WorkHint) => void) => () => void;
  /** From 0 to below 1, for spreading retries. */
  random(): number;
  log: WorkerLog;
  timers?: Timers;
  /** How many things of one space are worked on at once in this process. */
  concurrency?: Record<WorkSpace['kind'], number>;
}

export interface Worker {
  /** Looks at once, for one space or for all: after a clock was changed, for instance. */
  poke(spaceId?: string): void;
  /** False once a stop was asked for. */
  isRunning(): boolean;
  /** Claims nothing more and waits for what is under way, but not for ever: leases end by themselves. */
  stop(): Promise<void>;
}

/** Practice at any speed never takes more than this, so that it cannot crowd out a real incident. */
export const CONCURRENCY: Record<WorkSpace['kind'], number> = { real: 8, drill: 2, 'game-day': 2 };
