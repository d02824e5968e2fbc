import type { Instant } from '#core/shared/instant.ts';
import type { SpaceStorage } from './space-storage.ts';

/** The real world, a drill that a cast plays, or a game day that real people play. */
export type SpaceKind = 'real' | 'drill' | 'game-day';

/** One world on the desk. */
export interface SpaceRow {
  id: string;
  schema: string;
  kind: SpaceKind;
  title: string;
  scenario: string | null;
  seat: 'on-call' | 'imoc' | 'soc' | null;
  state: 'running' | 'paused' | 'waiting-for-you' | 'finished';
  waitingFor: string | null;
  /** The clock: space time = baseAt + (real - realBaseAt) * speed, standing still while not `running`. */
  clock: { baseAt: Instant; realBaseAt: Instant; speed: number };
  /** How far the scenario has been played; the drill goes on from here after a crash. */
  cursor: number;
  createdAt: Instant;
}

/** Keeps the spaces of the desk, each with a schema of its own. */
export interface Spaces {
  list(): Promise<SpaceRow[]>;
  get(id: string): Promise<SpaceRow | null>;
  /** Makes the schema with all its tables. */
  create(row: SpaceRow): Promise<void>;
  update(id: string, change: Partial<Omit<SpaceRow, 'id' | 'schema' | 'kind'>>): Promise<void>;
  remove(id: string): Promise<void>;
  storage(row: SpaceRow): SpaceStorage;
}
