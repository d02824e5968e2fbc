/** Who did something. Ids only: names live where they can be erased. */
export type Actor =
  | { kind: 'person'; id: string }
  /** TwoAM itself, by the procedure. */
  | { kind: 'desk' }
  /** An API token acting for nobody in particular, such as a pipeline. */
  | { kind: 'token'; id: string }
  /** Somebody who reported without an account. */
  | { kind: 'reporter'; id: string };

/** The desk, for what it does by itself. */
export const DESK: Actor = { kind: 'desk' };

/** The person behind an actor, or null when a machine or a stranger acted. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

const RUNNER = 'runner ';

/** A runner of the company, by the name that plans call it. */
export function runnerActor(name: string): Actor {
  return { kind: 'token', id: `${RUNNER}${name}` };
}

/** The runner behind an actor, by its name; null when it was somebody else. */
export function runnerOf(actor: Actor): string | null {
  return actor.kind === 'token' && actor.id.startsWith(RUNNER) ? actor.id.slice(RUNNER.length) : null;
}
