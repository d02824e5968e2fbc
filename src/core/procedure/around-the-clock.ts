import type { Procedure } from './procedure.ts';

/**
 * Whether an incident of this priority is worked on around the clock. Before anybody has assessed it, which is null, it
 * may be an outage; a priority that the procedure does not know is worked on like everything otherwise.
 */
export function isAroundTheClock(
  { priorities, otherwise }: Pick<Procedure, 'priorities' | 'otherwise'>,
  priority: string | null,
): boolean {
  if (priority === null) return true;
  return (priorities.find(({ id }) => id === priority)?.hours ?? otherwise.hours) === 'around-the-clock';
}
