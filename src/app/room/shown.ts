import { dutyTitle } from '#core/obligation/duty-title.ts';
import type { z } from 'zod';
import type { room } from '#contract/room.ts';
import { actorName, type NameBook } from '#core/incident/name-book.ts';
import { personFor, type Incident } from '#core/incident/incident.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Actor } from '#core/shared/actor.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';

export type RoomAnswer = z.input<typeof room>;

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

export function shownActor(actor: Actor, names: NameBook): RoomAnswer['timeline'][number]['by'] {
  return { kind: actor.kind, id: 'id' in actor ? actor.id : null, name: actorName(actor, names) };
}

/** Owners of a duty as roles with the people who answer for them. */
function shownOwners(
  incident: Incident,
  procedure: Procedure,
  names: NameBook,
  roles: string[],
): RoomAnswer['duties'][number]['owners'] {
  return roles.map((role) => {
    const personId = personFor(incident, role);
    return {
      role,
      title: roleTitle(procedure, role),
      person: personId === null ? null : { id: personId, name: names.person(personId) },
    };
  });
}

export function shownDuty(
  obligation: Obligation,
  incident: Incident,
  procedure: Procedure,
  names: NameBook,
): RoomAnswer['duties'][number] {
  const step = procedure.steps.find((one) => one.id === obligation.step);
  return {
    key: obligation.key,
    step: obligation.step,
    number: step?.number ?? 0,
    occurrence: obligation.occurrence,
    title: dutyTitle(procedure, obligation.step),
    act: obligation.act,
    level: obligation.level,
    owners: shownOwners(incident, procedure, names, obligation.owners),
    audience: obligation.audience,
    page: obligation.page,
    openedAt: toIso(obligation.openedAt),
    performAt:
      obligation.performAt === null ? null : toIso(Math.max(obligation.performAt, obligation.heldUntilAt ?? 0)),
    dueAt: toIso(obligation.dueAt),
    status: obligation.status,
    endedAt: isoOrNull(obligation.endedAt),
    wasLate: obligation.wasLate,
  };
}

export function roleTitle(procedure: Procedure, role: string): string {
  return procedure.roles.find((one) => one.id === role)?.title ?? role;
}

/** What somebody wrote; null when nobody did, or when it is not there any more. */
export function wordsOf(texts: Map<string, string>, id: string | null | undefined): string | null {
  return id == null ? null : (texts.get(id) ?? null);
}
