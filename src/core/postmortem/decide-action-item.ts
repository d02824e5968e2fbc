import { DESK, type Actor } from '../shared/actor.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Calendar } from '../shared/calendar.ts';
import { DAY_MS, type Instant } from '../shared/instant.ts';
import {
  isComplete,
  type ActionItem,
  type ActionItemEvent,
  type ActionItemEventData,
  type ActionItemEventOf,
} from './action-item.ts';
import { dueDate, firstReminderAt, nextReminderAt } from './action-item-times.ts';

/** What can be asked of an action item. */
export type ActionItemCommand = { by: Actor } & (
  | { type: 'Draft'; incidentId: string; textId: string; ideaIds: string[] }
  | { type: 'Change'; textId: string; ownerId: string | null; dueOn: string | null; approverId: string | null }
  | { type: 'Agree' }
  | { type: 'Finish'; noteTextId: string | null }
  | { type: 'Reopen' }
  | { type: 'Drop'; reasonTextId: string }
  | { type: 'Send'; connection: string }
  /** What the tracker said of it. */
  | { type: 'TakeTrackerState'; state: 'open' | 'done' }
  | { type: 'TakeSent'; ref: string; url: string | null; lookAt: Instant | null }
  | { type: 'TakeWait'; whyTextId: string; retryAt: Instant }
  | { type: 'TakeFailure'; whyTextId: string }
  /** Only the time has passed. */
  | { type: 'Wake' }
);

/** What is true around the item. */
export interface AroundActionItem {
  calendar: Calendar;
  /** Whether the incident is still worked on. */
  incidentIsOpen: boolean;
  /** People who may say yes, by the procedure's approver role and its deputies. */
  approverIds: string[];
}

export interface ActionItemRefusal {
  reason:
    | 'incident-open'
    | 'item-exists'
    | 'unknown-item'
    | 'item-ended'
    | 'not-agreed'
    | 'owner-and-date-missing'
    | 'bad-date'
    | 'date-passed'
    | 'not-the-approver'
    | 'own-item'
    | 'already-agreed'
    | 'not-ended'
    | 'already-sent'
    | 'person-required';
  sentence: string;
  next: string;
}

export type ActionItemDecision = { events: ActionItemEvent[] } | { refusal: ActionItemRefusal };

/** An owner cannot be asked for more than this far ahead: by then nobody remembers the incident. */
const FARTHEST_MS = 2 * 366 * DAY_MS;

/** Decides a command on an action item at an instant; `item` is null before it exists. */
export function decideActionItem(
  item: ActionItem | null,
  command: ActionItemCommand,
  around: AroundActionItem,
  now: Instant,
): ActionItemDecision {
  if (command.type === 'Draft') return draft(item, command, around, now);
  if (item === null) return refuse('unknown-item', 'There is no such action item.', 'Look at the list again.');
  switch (command.type) {
    case 'Change':
      return change(item, command, around, now);
    case 'Agree':
      return agree(item, command, around, now);
    case 'Finish':
      return finish(item, command, now);
    case 'Reopen':
      return reopen(item, command, around, now, 'person');
    case 'Drop':
      if (hasEnded(item)) return ended();
      return one(now, command.by, 'ActionItemDropped', { reasonTextId: command.reasonTextId });
    case 'Send':
      return send(item, command, now);
    case 'TakeTrackerState':
      return takeTrackerState(item, command, around, now);
    case 'TakeSent':
      if (item.tracked?.state !== 'asked') return { events: [] };
      return one(now, command.by, 'TrackerSent', { ref: command.ref, url: command.url, lookAt: command.lookAt });
    case 'TakeWait':
      if (item.tracked?.state !== 'asked') return { events: [] };
      return one(now, command.by, 'TrackerWaited', { whyTextId: command.whyTextId, retryAt: command.retryAt });
    case 'TakeFailure':
      if (item.tracked?.state !== 'asked') return { events: [] };
      return one(now, command.by, 'TrackerFailed', { whyTextId: command.whyTextId });
    case 'Wake':
      return wake(item, around, now);
    default:
      return assertNever(command);
  }
}

/** Whether somebody's yes counts: an approver's, and of one's own item only where nobody else could say it. */
function mayAgree({ ownerId }: Pick<ActionItem, 'ownerId'>, approverIds: string[], personId: string): boolean {
  if (!approverIds.includes(personId)) return false;
  return ownerId !== personId || approverIds.length === 1;
}

type CommandOf<T extends ActionItemCommand['type']> = Extract<ActionItemCommand, { type: T }>;

function draft(
  item: ActionItem | null,
  { by, incidentId, textId, ideaIds }: CommandOf<'Draft'>,
  { incidentIsOpen }: AroundActionItem,
  now: Instant,
): ActionItemDecision {
  if (incidentIsOpen) return whileOpen();
  if (item !== null)
    return refuse('item-exists', 'This idea is an action item already.', 'Change that item, or reopen it.');
  return one(now, by, 'ActionItemDrafted', { incidentId, textId, ideaIds });
}

function change(
  item: ActionItem,
  { by, textId, ownerId, dueOn, approverId }: CommandOf<'Change'>,
  { calendar, incidentIsOpen, approverIds }: AroundActionItem,
  now: Instant,
): ActionItemDecision {
  if (hasEnded(item)) return ended();
  if (incidentIsOpen && (ownerId !== null || dueOn !== null)) return whileOpen();
  const due = dueOn === null ? null : dueOn === item.due?.on ? item.due : dueDate(calendar, dueOn);
  if (dueOn !== null && due === null)
    return refuse('bad-date', `${dueOn} is no day of the calendar.`, 'Write it as 2026-12-31.');
  if (due !== null && due.on !== item.due?.on && due.overdueAt <= now)
    return refuse('date-passed', `${due.on} has passed.`, 'Choose today or a later day.');
  if (due !== null && due.overdueAt > now + FARTHEST_MS)
    return refuse('bad-date', `${due.on} is more than two years away.`, 'Choose a day that people will live to see.');
  if (approverId !== null && !approverIds.includes(approverId)) return notTheApprover();
  if (approverId !== null && !mayAgree({ ownerId }, approverIds, approverId)) return ownItem();
  const isSame =
    textId === item.textId && ownerId === item.ownerId && due?.on === item.due?.on && approverId === item.approverId;
  return isSame ? { events: [] } : one(now, by, 'ActionItemChanged', { textId, ownerId, due, approverId });
}

function agree(
  item: ActionItem,
  { by }: CommandOf<'Agree'>,
  { calendar, incidentIsOpen, approverIds }: AroundActionItem,
  now: Instant,
): ActionItemDecision {
  if (hasEnded(item)) return ended();
  if (item.status === 'agreed') return refuse('already-agreed', 'This is agreed already.', 'Nothing is left to do.');
  if (incidentIsOpen) return whileOpen();
  if (by.kind !== 'person')
    return refuse('person-required', 'Only a person can agree to work.', 'Sign in as one of the approvers.');
  if (item.due === null || !isComplete(item))
    return refuse('owner-and-date-missing', 'It has no owner or no date yet.', 'Name who does it, and until when.');
  if (!approverIds.includes(by.id)) return notTheApprover();
  if (!mayAgree(item, approverIds, by.id)) return ownItem();
  return one(now, by, 'ActionItemAgreed', { remindAt: firstReminderAt(calendar, item.due, now) });
}

function finish(item: ActionItem, { by, noteTextId }: CommandOf<'Finish'>, now: Instant): ActionItemDecision {
  if (hasEnded(item)) return ended();
  if (item.status !== 'agreed')
    return refuse('not-agreed', 'Nobody has agreed to this yet.', 'Let an approver say yes first, or drop it.');
  return one(now, by, 'ActionItemDone', { noteTextId, via: 'person' });
}

function reopen(
  item: ActionItem,
  { by }: { by: Actor },
  { calendar }: AroundActionItem,
  now: Instant,
  via: 'person' | 'tracker',
): ActionItemDecision {
  if (!hasEnded(item)) return refuse('not-ended', 'This is open.', 'Go on there.');
  // What was never agreed begins again where it stood.
  if (item.agreedAt === null || item.due === null) {
    const { textId, ownerId, due, approverId } = item;
    return one(now, by, 'ActionItemChanged', { textId, ownerId, due, approverId });
  }
  return one(now, by, 'ActionItemReopened', { remindAt: reminderFrom(item, calendar, now), via });
}

function send(item: ActionItem, { by, connection }: CommandOf<'Send'>, now: Instant): ActionItemDecision {
  if (item.status !== 'agreed')
    return refuse('not-agreed', 'Only what is agreed goes to a tracker.', 'Let an approver say yes first.');
  if (item.tracked !== null && item.tracked.state !== 'failed')
    return refuse('already-sent', 'This is in a tracker already, or on its way there.', 'Follow its link.');
  return one(now, by, 'TrackerAsked', { connection });
}

/** Closed there is done here, reopened there is agreed again; what was dropped here stays dropped. */
function takeTrackerState(
  item: ActionItem,
  { by, state }: CommandOf<'TakeTrackerState'>,
  around: AroundActionItem,
  now: Instant,
): ActionItemDecision {
  if (item.tracked?.state !== 'sent') return { events: [] };
  if (state === 'done' && item.status === 'agreed')
    return one(now, by, 'ActionItemDone', { noteTextId: null, via: 'tracker' });
  if (state === 'open' && item.status === 'done') return reopen(item, { by }, around, now, 'tracker');
  return { events: [] };
}

function wake(item: ActionItem, { calendar }: AroundActionItem, now: Instant): ActionItemDecision {
  if (item.status !== 'agreed' || item.due === null || item.remindAt === null || item.remindAt > now)
    return { events: [] };
  return one(now, DESK, 'ActionItemReminded', { nextAt: nextReminderAt(calendar, item.due, now) });
}

function reminderFrom(item: ActionItem, calendar: Calendar, now: Instant): Instant | null {
  return item.due === null ? null : firstReminderAt(calendar, item.due, now);
}

function hasEnded({ status }: ActionItem): boolean {
  return status === 'done' || status === 'dropped';
}

function one<T extends keyof ActionItemEventData>(
  at: Instant,
  by: Actor,
  type: T,
  data: ActionItemEventData[T],
): ActionItemDecision {
  const event: ActionItemEventOf<T> = { type, v: 1, at, by, data };
  return { events: [event as ActionItemEvent] };
}

function refuse(reason: ActionItemRefusal['reason'], sentence: string, next: string): { refusal: ActionItemRefusal } {
  return { refusal: { reason, sentence, next } };
}

function ended(): ActionItemDecision {
  return refuse('item-ended', 'This is done or was dropped.', 'Reopen it first.');
}

function whileOpen(): ActionItemDecision {
  return refuse(
    'incident-open',
    'While an incident is open ideas have no owner and no date.',
    'Park it as an idea; it becomes an action item after the incident.',
  );
}

function notTheApprover(): ActionItemDecision {
  return refuse('not-the-approver', 'Only an approver can say yes to work.', 'Ask one of the procedure’s approvers.');
}

function ownItem(): ActionItemDecision {
  return refuse('own-item', 'Nobody agrees to their own work while somebody else can.', 'Ask another approver.');
}
