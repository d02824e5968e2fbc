import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import { event, openObligation, type Answer, type Situation } from './situation.ts';

/** A duty that happens by itself is held until an instant; refused for any other. */
export function holdDraft(situation: Situation, { key, untilAt, reasonTextId }: CommandOf<'HoldDraft'>): Answer {
  const found = openObligation(situation, key);
  if ('refusal' in found) return found;
  if (found.obligation.performAt === null)
    return refuse(
      'not-a-draft',
      'This duty does not happen by itself, so there is nothing to hold.',
      'Do it, or waive it with a reason.',
    );
  return { events: [event(situation, 'ObligationHeld', { key, untilAt, reasonTextId })] };
}

/** An open duty is released with a reason. */
export function waive(situation: Situation, { key, reasonTextId }: CommandOf<'Waive'>): Answer {
  const found = openObligation(situation, key);
  return 'refusal' in found ? found : { events: [event(situation, 'ObligationWaived', { key, reasonTextId })] };
}

/** A task is ticked off; refused for duties that are done by doing them. */
export function tickTask(situation: Situation, { key, noteTextId }: CommandOf<'TickTask'>): Answer {
  const found = openObligation(situation, key);
  if ('refusal' in found) return found;
  if (found.obligation.act !== 'task')
    return refuse(
      'not-a-task',
      'This duty is done by doing it, not by a tick.',
      'Use its own button, or waive it with a reason.',
    );
  return { events: [event(situation, 'TaskTicked', { key, noteTextId })] };
}
