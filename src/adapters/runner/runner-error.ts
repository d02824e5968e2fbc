/** Why a runner cannot go on, in words for the person who runs it. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError';
}
