/** Who did something. Ids only: names live where they can be erased. */
export type Actor =
  | { kind: 'person'; id: string }
  /** TwoAM itself, by the procedure. */
  | { kind: 'desk' }
  /** An API token acting for nobody in particular, such as a pipeline. */
  | { kind: 'token'; id: string }
  /** Somebody who reported without an account. */
  | { kind: 'reporter'; id: string };

export const DESK: Actor = { kind: 'desk' };

/** The person behind an actor, or null when a machine or a stranger acted. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}
