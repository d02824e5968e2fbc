import { dutyTitle } from '../../obligation/duty-title.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import { isolated } from '../../shared/isolated.ts';

/* Titles for the middle of a sentence, which one that runs the other way does not turn around. */

/** What people call a role; its id where the procedure does not know it. */
export function roleTitle(procedure: Procedure, role: string): string {
  return isolated(procedure.roles.find((one) => one.id === role)?.title ?? role);
}

/** What people call an audience; its id where the procedure does not know it. */
export function audienceTitle(procedure: Procedure, audience: string): string {
  return isolated((procedure.audiences.find((one) => one.id === audience)?.title ?? audience).toLowerCase());
}

/** The title of the step behind an obligation's key. */
export function stepTitle(procedure: Procedure, key: string): string {
  const id = key.slice(0, key.lastIndexOf('#'));
  return isolated(dutyTitle(procedure, id));
}
