import { DAY_MS, MINUTE_MS } from '../shared/instant.ts';
import { isOutside } from './audience-holes.ts';
import { formatDuration } from './duration.ts';
import { hole, type Hole } from './hole.ts';
import type { PossibleFacts } from './possible-facts.ts';
import type { Procedure, Step } from './procedure.ts';

/** Steps that never arise, add nobody when late, or count working hours as if they were days. */
export function stepHoles(procedure: Procedure, possible: PossibleFacts): Hole[] {
  const arising = stepsThatArise(procedure, possible);
  return procedure.steps.flatMap((step, index) => {
    const at = ['steps', index];
    const holes: Hole[] = [];
    const never = whyNever(step, procedure, possible, arising);
    if (never !== null) {
      holes.push(hole('step-never-arises', [...at, 'when'], `The step ${step.id} never arises: ${never}.`));
    }
    if (step.late.add.every((role) => role === step.owner)) {
      holes.push(
        hole('late-adds-nobody', [...at, 'late'], `When ${step.id} is late, nobody is added to ${step.owner}.`),
      );
    }
    if (step.hours === 'business-hours' && step.withinMs % DAY_MS === 0) {
      const length = formatDuration(step.withinMs);
      const message = `${step.id} is due within ${length} of working hours, which is ${inWorkingDays(step, procedure)} working days; write the hours you mean, such as 18h.`;
      holes.push(hole('days-of-working-hours', [...at, 'within'], message));
    }
    return holes;
  });
}

function whyNever(
  step: Step,
  procedure: Procedure,
  possible: PossibleFacts,
  arising: ReadonlySet<string>,
): string | null {
  if (!possible.canHold(step.when)) return 'its condition never holds';
  if (!arising.has(step.id)) return 'the steps it follows never arise';
  return isHeldBack(step, procedure, possible) ? 'on no priority for which it holds may words go out' : null;
}

/** Words to the outside need a priority with `publish`; only after a dismissal they go out all the same. */
function isHeldBack(step: Step, procedure: Procedure, possible: PossibleFacts): boolean {
  const audience = procedure.audiences.find(({ id }) => id === step.audience);
  if (audience === undefined || !isOutside(audience)) return false;
  if (step.after.some((trigger) => 'moment' in trigger && trigger.moment === 'not-an-incident')) return false;
  return !procedure.priorities.some(({ id, publish }) => publish && possible.canHold(step.when, id));
}

/** Steps whose condition can hold and whose trigger can come. */
function stepsThatArise({ steps }: Procedure, possible: PossibleFacts): Set<string> {
  const waiting = new Set(steps.filter(({ when }) => possible.canHold(when)));
  const arising = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const step of waiting) {
      if (!step.after.some((trigger) => 'moment' in trigger || arising.has(trigger.step))) continue;
      arising.add(step.id);
      waiting.delete(step);
      grew = true;
    }
  }
  return arising;
}

function inWorkingDays(step: Step, { calendar }: Procedure): string {
  const days = Object.values(calendar.week);
  const minutes = days.reduce((sum, day) => sum + day.toMinute - day.fromMinute, 0);
  return ((step.withinMs / MINUTE_MS / Math.max(1, minutes)) * days.length).toFixed(1);
}
