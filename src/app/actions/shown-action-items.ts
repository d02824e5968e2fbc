import type { z } from 'zod';
import type { ShownActionItem, trackedItem } from '#contract/action-items.ts';
import { isOverdue, type ActionItem } from '#core/postmortem/action-item.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import type { ActionItemRow } from '../ports/action-items.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadActionItem } from './run-action-item.ts';

interface Looked {
  id: string;
  item: ActionItem;
}

/** Items as they are shown, with every name and word looked up in a few reads; in the order of the rows. */
export async function shownActionItems(context: SpaceContext, rows: ActionItemRow[]): Promise<ShownActionItem[]> {
  const loaded = await Promise.all(rows.map(async ({ id }) => ({ id, item: await loadActionItem(context, id) })));
  const items = loaded.filter((one): one is Looked => one.item !== null);
  const [texts, names, numbers] = await Promise.all([
    context.storage.texts.bodies(items.flatMap(({ item }) => textsOf(item))),
    context.storage.people.names(items.flatMap(({ item }) => peopleOf(item))),
    numbersOf(context, items),
  ]);
  const now = context.clock.now();
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? 'somebody' });
  const word = (id: string | null) => (id === null ? null : (texts.get(id) ?? ''));
  return items.map(({ id, item }) => ({
    id,
    incident: { id: item.incidentId, number: numbers.get(item.incidentId) ?? 0 },
    text: word(item.textId) ?? '',
    ideaIds: item.ideaIds,
    status: item.status,
    overdue: isOverdue(item, now),
    owner: person(item.ownerId),
    approver: person(item.approverId),
    dueOn: item.due?.on ?? null,
    overdueAt: isoOrNull(item.due?.overdueAt ?? null),
    createdAt: toIso(item.createdAt),
    agreedAt: isoOrNull(item.agreedAt),
    agreedBy: person(actorId(item.agreedBy)),
    endedAt: isoOrNull(item.endedAt),
    note: word(item.noteTextId),
    tracked: item.tracked === null ? null : shownTracked(item.tracked, word),
    version: item.version,
  }));
}

function shownTracked(
  { connection, state, ref, url, whyTextId }: NonNullable<ActionItem['tracked']>,
  word: (id: string | null) => string | null,
): z.output<typeof trackedItem> {
  return { connection, state, ref, url, why: word(whyTextId) };
}

function textsOf({ textId, noteTextId, tracked }: ActionItem): string[] {
  return [textId, noteTextId, tracked?.whyTextId ?? null].filter((id) => id !== null);
}

function peopleOf({ ownerId, approverId, agreedBy }: ActionItem): string[] {
  return [ownerId, approverId, actorId(agreedBy)].filter((id) => id !== null);
}

function actorId(actor: Actor | null): string | null {
  return actor === null ? null : personOf(actor);
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

async function numbersOf(context: SpaceContext, items: Looked[]): Promise<Map<string, number>> {
  const ids = [...new Set(items.map(({ item }) => item.incidentId))];
  const rows = await Promise.all(ids.map((id) => context.storage.incidents.get(id)));
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row.number] as const])));
}
