import { hole, type Hole } from './hole.ts';
import type { Procedure } from './procedure.ts';

/** Work may stand down by the procedure, and nobody would be called when it resumes. */
export function nightHoles({ rest: { pause }, steps }: Procedure): Hole[] {
  const mayRest = pause.allowed.length + pause.whenMitigated.length > 0;
  const callsSomebody = steps.some(
    ({ act, after }) => act === 'page' && after.some((trigger) => 'moment' in trigger && trigger.moment === 'resumed'),
  );
  if (!mayRest || callsSomebody) return [];
  const message =
    'Work may stand down for the night, but no step pages anybody after `resumed`, so standing down is refused.';
  return [hole('nobody-called-back', ['rest', 'pause'], message)];
}
