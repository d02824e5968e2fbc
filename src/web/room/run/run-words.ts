import type { PlanRunShown } from '#contract/plan-run.ts';
import { isolated } from '#core/shared/isolated.ts';

export type RunStep = PlanRunShown['steps'][number];

interface Shown {
  mark: string;
  words: string;
}

/** How a step stands, as a mark and in words: never by colour alone. */
export function stepState({ status, performedBy }: RunStep): Shown {
  switch (status) {
    case 'waiting':
      return { mark: '·', words: 'not begun' };
    case 'intended':
      if (performedBy === 'desk') return { mark: '▸', words: 'beginning' };
      return { mark: '▸', words: performedBy === 'person' ? 'waits for a person' : 'waits for its runner' };
    case 'claimed':
      return { mark: '▸', words: 'taken by its runner' };
    case 'running':
      return { mark: '▸', words: 'running' };
    case 'succeeded':
      return { mark: '✓', words: 'done' };
    case 'failed':
      return { mark: '✕', words: 'failed' };
    case 'unknown':
      return { mark: '?', words: 'nobody knows whether it ran' };
    case 'cancelled':
      return { mark: '–', words: 'stopped' };
    case 'skipped':
      return { mark: '–', words: 'not done' };
  }
}

/** The run of a change's plan in one line, as loud as a heading. */
export function runHeading({ status, outcome, purpose }: PlanRunShown, of: string): Shown {
  const title = isolated(of);
  const [name, doing] = purpose === 'revert' ? ['revert', 'Reverting'] : ['rehearsal', 'Rehearsing'];
  switch (outcome) {
    case 'worked':
      return { mark: '✓', words: `The ${name} of ${title} worked` };
    case 'not-verified':
      return { mark: '?', words: `The ${name} of ${title} is done, and nobody knows whether it helped` };
    case 'no-effect':
      return { mark: '✕', words: `The ${name} of ${title} did not help` };
    case 'worse':
      return { mark: '✕', words: `The ${name} of ${title} made it worse` };
    case 'failed':
      return { mark: '✕', words: `The ${name} of ${title} failed` };
    case 'cancelled':
      return { mark: '–', words: `The ${name} of ${title} was cancelled` };
    case null:
      break;
  }
  if (status === 'stuck') return { mark: '?', words: `The ${name} of ${title} has stopped and waits for you` };
  if (status === 'cancelling') return { mark: '▸', words: `Cancelling the ${name} of ${title}` };
  if (status === 'verifying') return { mark: '▸', words: `Every step of the ${name} of ${title} is done` };
  return { mark: '▸', words: `${doing} ${title}` };
}

/** The step that is being done, waits for a person, or is stuck; null between steps and after the end. */
export function currentStep({ steps, status }: PlanRunShown): RunStep | null {
  if (status === 'ended' || status === 'verifying') return null;
  return steps.find((step) => step.status !== 'succeeded' && step.status !== 'waiting') ?? null;
}

/** What comes right after a step, as a sentence: what a person sets going by saying that it is done. */
export function afterStep({ steps, purpose }: PlanRunShown, stepId: string): string {
  const next = steps[steps.findIndex(({ id }) => id === stepId) + 1];
  if (next !== undefined) return `The next step begins at once: “${next.title}”.`;
  return purpose === 'revert'
    ? 'It is the last one. From then on the alerts say whether it helped.'
    : 'It is the last one: the rehearsal ends with it.';
}

/** What a cancelled run leaves: what was done, what is not known, and what is not done. */
export function leftBehind({ steps }: PlanRunShown): string[] {
  const titles = (wanted: readonly RunStep['status'][]): string =>
    steps.flatMap(({ status, title }) => (wanted.includes(status) ? [`“${title}”`] : [])).join(', ');
  const done = titles(['succeeded']);
  const halfDone = titles(['failed', 'unknown']);
  const notDone = titles(['waiting', 'skipped', 'cancelled']);
  return [
    done === '' ? 'Nothing was done yet.' : `Done, and stays so: ${done}.`,
    ...(halfDone === '' ? [] : [`Perhaps done in part: ${halfDone}.`]),
    ...(notDone === '' ? [] : [`Not done: ${notDone}.`]),
  ];
}
