import { dutyTitle } from '../../obligation/duty-title.ts';
import type { Procedure } from '../../procedure/procedure.ts';

export function roleTitle(procedure: Procedure, role: string): string {
  return procedure.roles.find((one) => one.id === role)?.title ?? role;
}

export function audienceTitle(procedure: Procedure, audience: string): string {
  return (procedure.audiences.find((one) => one.id === audience)?.title ?? audience).toLowerCase();
}

/** The title of the step behind an obligation's key. */
export function stepTitle(procedure: Procedure, key: string): string {
  const id = key.slice(0, key.lastIndexOf('#'));
  return dutyTitle(procedure, id);
}
