import { openHandover } from '#core/incident/handover.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import { loadProcedure } from '../incident/load-incident.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { askedPeople, whoIsRested, type Asked } from './relief-outlook.ts';

interface Proposed {
  role: string;
  toPersonId: string | null;
  note: string | null;
  by: Actor;
  expectedVersion?: number | undefined;
}

/** Asks somebody to take a role over; whoever offers it themselves is not paged. */
export async function proposeHandover(
  context: SpaceContext,
  id: string,
  asked: Proposed,
): Promise<{ id: string; version: number; handoverId: string; candidates: Asked[]; warning: string | null }> {
  const { role, toPersonId, note, by } = asked;
  if (toPersonId !== null) await mustBeReachable(context, toPersonId);
  const handoverId = context.ids.next('handover');
  const text = note === null ? null : textRow(context, note, by);
  const done = await runCommand(
    context,
    id,
    async (incident, procedure) => {
      const candidateIds =
        toPersonId === null ? await whoIsRested(context, { incident, procedure }, role) : [toPersonId];
      const isOwnOffer = candidateIds.length > 0 && candidateIds.every((one) => one === personOf(by));
      return {
        command: {
          type: 'ProposeHandover',
          by,
          handoverId,
          role,
          candidateIds,
          cause: 'asked',
          pageId: isOwnOffer ? null : context.ids.next('page'),
          noteTextId: text?.id ?? null,
        },
        texts: text === null ? [] : [text],
      };
    },
    asked.expectedVersion,
  );
  const candidates = openHandover(done.incident, role)?.candidateIds ?? [];
  const under = { incident: done.incident, procedure: await loadProcedure(context, done.incident.procedureVersionId) };
  const named = toPersonId === personOf(by) ? null : toPersonId;
  return {
    id: done.id,
    version: done.version,
    handoverId,
    ...(await askedPeople(context, under, role, { personIds: candidates, named })),
  };
}

/** Refuses people who are unknown or erased: nobody could ask them. */
async function mustBeReachable(context: SpaceContext, personId: string): Promise<void> {
  const person = await context.storage.people.get(personId);
  if (person === null || person.erasedAt !== null) throw new Refused('not-found', { what: 'person', id: personId });
}
