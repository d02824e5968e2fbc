import type { Instant } from '#core/shared/instant.ts';

/** Who is on duty in turn, with the exceptions. */
export interface RotationRow {
  id: string;
  name: string;
  zone: string;
  /** Local date and time of the first handoff, `YYYY-MM-DDTHH:MM`. */
  startsOn: string;
  people: string[];
  overrides: { personId: string; fromAt: Instant; toAt: Instant }[];
}

/** Keeps the rotations. */
export interface Rotations {
  list(): Promise<RotationRow[]>;
  put(rotation: RotationRow): Promise<void>;
  /** Sets the overrides of a rotation if they still are as they were seen; false, and nothing is changed, when not. */
  setOverrides(id: string, seen: RotationRow['overrides'], next: RotationRow['overrides']): Promise<boolean>;
}
