import { actionItemWakeAt, type ActionItem, type ActionItemEvent } from '#core/postmortem/action-item.ts';
import {
  decideActionItem,
  type ActionItemCommand,
  type AroundActionItem,
} from '#core/postmortem/decide-action-item.ts';
import { evolveActionItem, foldActionItem } from '#core/postmortem/evolve-action-item.ts';
import { isOpen } from '#core/incident/phase.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { currentProcedure, loadIncident } from '../incident/load-incident.ts';
import { rosterNow } from '../oncall/roster.ts';
import type { TextRow } from '../ports/texts.ts';
import type { ActionItemRow } from '../ports/action-items.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { actionItemMessages } from './action-item-messages.ts';

const MOST_TRIES = 25;

/** A command with the words it brings along; built anew for each try, from what is true then. */
export interface AskedOfItem {
  command: ActionItemCommand;
  texts?: TextRow[];
}

export interface ItemDone {
  id: string;
  version: number;
  item: ActionItem;
  events: ActionItemEvent[];
}

/** The item as stored now; null for an unknown id. */
export async function loadActionItem(context: SpaceContext, id: string): Promise<ActionItem | null> {
  const events = await context.storage.events.read<ActionItemEvent>({ kind: 'action-item', id });
  return foldActionItem(events.map(({ event }) => event));
}

/** People who may say yes to work now: those of the procedure's approver role, then its deputies. */
export async function approversNow(context: SpaceContext, procedure: Procedure): Promise<string[]> {
  return pageChain(procedure, await rosterNow(context, procedure), procedure.commitments.approverRole);
}

/**
 * Runs one command on an action item, decided again when somebody was faster, unless `expectedVersion` says what the
 * asker had seen. Throws `Refused`.
 */
export async function runActionItem(
  context: SpaceContext,
  id: string,
  build: (item: ActionItem | null) => AskedOfItem,
  expectedVersion?: number,
): Promise<ItemDone> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const item = await loadActionItem(context, id);
    if (expectedVersion !== undefined && expectedVersion !== item?.version) throw new Refused('version-conflict');
    const done = await attempt(context, id, item, build(item));
    if (done !== null) return done;
  }
  throw new Refused('version-conflict');
}

async function attempt(
  context: SpaceContext,
  id: string,
  item: ActionItem | null,
  { command, texts = [] }: AskedOfItem,
): Promise<ItemDone | null> {
  const incidentId = item?.incidentId ?? (command.type === 'Draft' ? command.incidentId : null);
  if (incidentId === null) throw new Refused('not-found', { what: 'action item', id });
  const around = await aroundItem(context, incidentId);
  const decision = decideActionItem(item, command, around, context.clock.now());
  if ('refusal' in decision) {
    const { reason, sentence, next } = decision.refusal;
    throw new Refused('refused', { reason: sentence, next }, [{ message: reason }]);
  }
  const { events } = decision;
  const after = events.reduce(evolveActionItem, item as ActionItem);
  if (events.length === 0) return { id, version: after.version, item: after, events };
  const appended = await context.storage.events.append({
    stream: { kind: 'action-item', id },
    expectedVersion: item?.version ?? 0,
    events,
    texts,
    row: null,
    messages: await actionItemMessages(context, id, item, after, events, texts),
    wakeAt: actionItemWakeAt(after),
    also: [{ kind: 'action-item', row: rowOf(id, after) }],
  });
  if (appended.outcome === 'conflict') return null;
  context.live.tell({ topic: 'action-item', id, version: after.version });
  return { id, version: after.version, item: after, events };
}

async function aroundItem(context: SpaceContext, incidentId: string): Promise<AroundActionItem> {
  const { incident } = await loadIncident(context, incidentId);
  const { procedure } = await currentProcedure(context);
  return {
    calendar: procedure.calendar,
    incidentIsOpen: isOpen(incident.phase),
    approverIds: await approversNow(context, procedure),
  };
}

function rowOf(id: string, item: ActionItem): ActionItemRow {
  return {
    id,
    incidentId: item.incidentId,
    textId: item.textId,
    ideaIds: item.ideaIds,
    status: item.status,
    ownerId: item.ownerId,
    approverId: item.approverId,
    dueOn: item.due?.on ?? null,
    overdueAt: item.due?.overdueAt ?? null,
    createdAt: item.createdAt,
    endedAt: item.endedAt,
    trackerKey: item.tracked?.ref ?? null,
    trackerUrl: item.tracked?.url ?? null,
    version: item.version,
  };
}
