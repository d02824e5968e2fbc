import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** `draft` until an approver said yes to owner and date; overdue is derived, see `isOverdue`. */
export type ActionItemStatus = 'draft' | 'agreed' | 'done' | 'dropped';

/** When an item is due. The instants are those of the calendar at the time they were set. */
export interface DueDate {
  /** Local date in the procedure's calendar, `YYYY-MM-DD`. */
  on: string;
  /** The first instant at which it is overdue. */
  overdueAt: Instant;
}

/** Where the item also lives. */
export interface Tracked {
  connection: string;
  state: 'asked' | 'sent' | 'failed';
  askedAt: Instant;
  askedBy: Actor;
  /** Tries that brought no answer one can rely on. */
  tries: number;
  /** When it is tried again, or looked at next; null when nothing is to be done. */
  nextAt: Instant | null;
  /** How the tracker calls it. */
  ref: string | null;
  url: string | null;
  /** Why it did not work. */
  whyTextId: string | null;
}

/** Work that a postmortem asked for. Its words are a text, so that erasing a person reaches them. */
export interface ActionItem {
  version: number;
  incidentId: string;
  textId: string;
  /** Parked ideas that it came from. */
  ideaIds: string[];
  ownerId: string | null;
  due: DueDate | null;
  /** Who is asked to say yes. */
  approverId: string | null;
  status: ActionItemStatus;
  createdAt: Instant;
  createdBy: Actor;
  agreedAt: Instant | null;
  agreedBy: Actor | null;
  endedAt: Instant | null;
  endedBy: Actor | null;
  noteTextId: string | null;
  remindAt: Instant | null;
  /** How often the owner was reminded since it was agreed. */
  reminders: number;
  tracked: Tracked | null;
}

/** Everything that can happen to an action item: ids and times, never words. */
export interface ActionItemEventData {
  ActionItemDrafted: { incidentId: string; textId: string; ideaIds: string[] };
  /** What it says from now on. Whatever had been agreed is to be agreed again. */
  ActionItemChanged: { textId: string; ownerId: string | null; due: DueDate | null; approverId: string | null };
  ActionItemAgreed: { remindAt: Instant | null };
  ActionItemDone: { noteTextId: string | null; via: 'person' | 'tracker' };
  ActionItemReopened: { remindAt: Instant | null; via: 'person' | 'tracker' };
  ActionItemDropped: { reasonTextId: string };
  ActionItemReminded: { nextAt: Instant | null };
  TrackerAsked: { connection: string };
  /** The answer was lost or asks for patience: it is tried again, and looked for first. */
  TrackerWaited: { whyTextId: string; retryAt: Instant };
  TrackerSent: { ref: string; url: string | null; lookAt: Instant | null };
  TrackerFailed: { whyTextId: string };
}

export type ActionItemEventOf<T extends keyof ActionItemEventData> = {
  type: T;
  v: 1;
  at: Instant;
  by: Actor;
  data: ActionItemEventData[T];
};
export type ActionItemEvent = { [T in keyof ActionItemEventData]: ActionItemEventOf<T> }[keyof ActionItemEventData];

/** Agreed, and its day has passed. */
export function isOverdue({ status, due }: Pick<ActionItem, 'status' | 'due'>, now: Instant): boolean {
  return status === 'agreed' && due !== null && now >= due.overdueAt;
}

/** Whether it says who does it, and until when. */
export function isComplete({ ownerId, due }: Pick<ActionItem, 'ownerId' | 'due'>): boolean {
  return ownerId !== null && due !== null;
}

/** When the item next needs something done; null when it waits for people. */
export function actionItemWakeAt({ status, remindAt, tracked }: ActionItem): Instant | null {
  const reminder = status === 'agreed' ? remindAt : null;
  // What is done is looked at no more: the tracker tells when it is opened again.
  const tracker = status === 'agreed' || tracked?.state === 'asked' ? (tracked?.nextAt ?? null) : null;
  if (reminder === null || tracker === null) return reminder ?? tracker;
  return Math.min(reminder, tracker);
}
