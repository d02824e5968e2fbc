import type { Instant } from '../shared/instant.ts';
import type { Procedure, Role } from '../procedure/procedure.ts';
import { onCallAt, type Rotation } from './rotation.ts';

/** Whom the procedure's roles resolve to at an instant, per role id, first choice first; people who can no longer be asked are left out. */
export function rosterAt(
  procedure: Procedure,
  rotations: Rotation[],
  isAskable: (personId: string) => boolean,
  at: Instant,
): Record<string, string[]> {
  return Object.fromEntries(
    procedure.roles.map((role) => [role.id, candidates(role, rotations, at).filter(isAskable)]),
  );
}

function candidates(role: Role, rotations: Rotation[], at: Instant): string[] {
  const { filledBy } = role;
  if ('people' in filledBy) return filledBy.people;
  const rotation = rotations.find((one) => one.id === filledBy.schedule);
  const onCall = rotation === undefined ? null : onCallAt(rotation, at);
  return onCall === null ? [] : [onCall.personId];
}

/** People to ask for a role, in order: its own, then those of its deputies and of theirs, nobody twice. */
export function pageChain(procedure: Procedure, roster: Record<string, string[]>, role: string): string[] {
  return [...new Set(rolesInTurn(procedure, role).flatMap((id) => roster[id] ?? []))];
}

/** A role, then its deputies and theirs, none twice. */
export function rolesInTurn(procedure: Procedure, role: string): string[] {
  const seen: string[] = [];
  const queue = [role];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.includes(id)) continue;
    seen.push(id);
    queue.push(...(procedure.roles.find((one) => one.id === id)?.deputies ?? []));
  }
  return seen;
}
