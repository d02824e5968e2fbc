import { assertNever } from '../shared/assert-never.ts';
import type { ActionItem, ActionItemEvent, Tracked } from './action-item.ts';

/** The item after one more event; null before the first. */
export function evolveActionItem(item: ActionItem | null, event: ActionItemEvent): ActionItem {
  if (event.type === 'ActionItemDrafted') return drafted(event);
  if (item === null) throw new Error(`an action item begins with ActionItemDrafted, not ${event.type}`);
  return { ...item, ...changed(item, event), version: item.version + 1 };
}

/** An action item after all its events; null without any. */
export function foldActionItem(events: Iterable<ActionItemEvent>): ActionItem | null {
  let item: ActionItem | null = null;
  for (const event of events) item = evolveActionItem(item, event);
  return item;
}

function drafted({ at, by, data }: Extract<ActionItemEvent, { type: 'ActionItemDrafted' }>): ActionItem {
  return {
    version: 1,
    incidentId: data.incidentId,
    textId: data.textId,
    ideaIds: data.ideaIds,
    ownerId: null,
    due: null,
    approverId: null,
    status: 'draft',
    createdAt: at,
    createdBy: by,
    agreedAt: null,
    agreedBy: null,
    endedAt: null,
    endedBy: null,
    noteTextId: null,
    remindAt: null,
    reminders: 0,
    tracked: null,
  };
}

const OPEN = { endedAt: null, endedBy: null, noteTextId: null } as const;
const NOT_AGREED = { ...OPEN, status: 'draft', agreedAt: null, agreedBy: null, remindAt: null, reminders: 0 } as const;

function changed(
  item: ActionItem,
  event: Exclude<ActionItemEvent, { type: 'ActionItemDrafted' }>,
): Partial<ActionItem> {
  const { at, by } = event;
  switch (event.type) {
    case 'ActionItemChanged':
      return { ...event.data, ...NOT_AGREED };
    case 'ActionItemAgreed':
      return { status: 'agreed', agreedAt: at, agreedBy: by, remindAt: event.data.remindAt, reminders: 0 };
    case 'ActionItemDone':
      return { status: 'done', endedAt: at, endedBy: by, noteTextId: event.data.noteTextId, remindAt: null };
    case 'ActionItemReopened':
      return { status: 'agreed', ...OPEN, remindAt: event.data.remindAt };
    case 'ActionItemDropped':
      return { status: 'dropped', endedAt: at, endedBy: by, noteTextId: event.data.reasonTextId, ...quiet(item) };
    case 'ActionItemReminded':
      return { reminders: item.reminders + 1, remindAt: event.data.nextAt };
    case 'TrackerAsked':
      return {
        tracked: {
          connection: event.data.connection,
          state: 'asked',
          askedAt: at,
          askedBy: by,
          tries: 0,
          nextAt: at,
          ref: null,
          url: null,
          whyTextId: null,
        },
      };
    case 'TrackerWaited':
      return withTracked(item, ({ tries }) => ({
        tries: tries + 1,
        nextAt: event.data.retryAt,
        whyTextId: event.data.whyTextId,
      }));
    case 'TrackerSent':
      return withTracked(item, () => ({
        state: 'sent',
        ref: event.data.ref,
        url: event.data.url,
        nextAt: event.data.lookAt,
        whyTextId: null,
      }));
    case 'TrackerFailed':
      return withTracked(item, () => ({ state: 'failed', nextAt: null, whyTextId: event.data.whyTextId }));
    default:
      return assertNever(event);
  }
}

/** A dropped item asks nobody anything any more. */
function quiet(item: ActionItem): Partial<ActionItem> {
  return { remindAt: null, ...withTracked(item, () => ({ nextAt: null })) };
}

function withTracked(item: ActionItem, change: (tracked: Tracked) => Partial<Tracked>): Partial<ActionItem> {
  return item.tracked === null ? {} : { tracked: { ...item.tracked, ...change(item.tracked) } };
}
