import type { Procedure } from './procedure.ts';

/**
 * Whether an incident of this priority is worked on around the clock. Before anybody has assessed it, which is undefined,
 * it may be an outage. What is a bug by its impact, which is null, and a priority that the procedure does not know are
 * worked on like everything otherwise.
 */
export function isAroundTheClock(
  { priorities, otherwise }: Pick<Procedure, 'priorities' | 'otherwise'>,
  priority: string | null | undefined,
): boolean {
  if (priority === undefined) return true;
  return (priorities.find(({ id }) => id === priority)?.hours ?? otherwise.hours) === 'around-the-clock';
}
