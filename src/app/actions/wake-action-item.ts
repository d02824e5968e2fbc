import { actionItemWakeAt, type ActionItem } from '#core/postmortem/action-item.ts';
import { DESK } from '#core/shared/actor.ts';
import { HOUR_MS, SECOND_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { TrackerItem } from '../ports/trackers.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadActionItem, runActionItem } from './run-action-item.ts';

/** How often a tracker is asked how an item stands, for those that cannot say it themselves. */
const LOOK_EVERY_MS: DurationMs = HOUR_MS;
/** A tracker that never gave an answer one can rely on is given up after so many tries, about a day. */
const MOST_TRIES = 20;

/** Reminds the owner, hands the item to its tracker, or asks after it there: whatever is due. Safe to repeat. */
export async function wakeActionItem(context: SpaceContext, id: string): Promise<void> {
  await runActionItem(context, id, () => ({ command: { type: 'Wake', by: DESK } }));
  const item = await loadActionItem(context, id);
  if (item === null) return;
  const now = context.clock.now();
  if ((item.tracked?.nextAt ?? Infinity) > now) return settle(context, id, item, actionItemWakeAt(item));
  if (item.tracked?.state === 'asked') return handOver(context, id, item);
  if (item.status !== 'agreed') return settle(context, id, item, null);
  return askAfter(context, id, item);
}

/** Gives the stream its next wake-up, unless somebody was faster: then theirs counts. */
async function settle(context: SpaceContext, id: string, item: ActionItem, wakeAt: Instant | null): Promise<void> {
  await context.storage.events.append({
    stream: { kind: 'action-item', id },
    expectedVersion: item.version,
    events: [],
    texts: [],
    row: null,
    messages: [],
    wakeAt,
    also: [],
  });
}

async function handOver(context: SpaceContext, id: string, item: ActionItem): Promise<void> {
  const { tracked } = item;
  if (tracked === null) return;
  const tracker = await context.trackers.of(tracked.connection);
  const answer =
    tracker === null
      ? { outcome: 'refused' as const, why: `The connection ${tracked.connection} takes no action items any more.` }
      : await tracker.create(tracked.connection, await trackerItem(context, id, item));
  const now = context.clock.now();
  if (answer.outcome === 'created') {
    const { ref, url } = answer;
    await runActionItem(context, id, () => ({
      command: { type: 'TakeSent', by: DESK, ref, url, lookAt: now + LOOK_EVERY_MS },
    }));
    return;
  }
  const text = { id: context.ids.next('text'), body: answer.why, authorId: null };
  const isOver = answer.outcome === 'refused' || tracked.tries + 1 >= MOST_TRIES;
  await runActionItem(context, id, () => ({
    command: isOver
      ? { type: 'TakeFailure', by: DESK, whyTextId: text.id }
      : {
          type: 'TakeWait',
          by: DESK,
          whyTextId: text.id,
          retryAt: now + Math.max(answer.afterMs, pauseMs(tracked.tries)),
        },
    texts: [text],
  }));
}

/** 30 s, a minute, two … and at most two hours. */
function pauseMs(tries: number): DurationMs {
  return Math.min(2 * HOUR_MS, 30 * SECOND_MS * 2 ** tries);
}

async function askAfter(context: SpaceContext, id: string, item: ActionItem): Promise<void> {
  const { tracked } = item;
  if (tracked === null || tracked.ref === null) return;
  const tracker = await context.trackers.of(tracked.connection);
  const state = tracker === null ? 'unknown' : await tracker.look(tracked.connection, tracked.ref, { id });
  if (state === 'done')
    await runActionItem(context, id, () => ({ command: { type: 'TakeTrackerState', by: DESK, state } }));
  const after = (await loadActionItem(context, id)) ?? item;
  const lookAt = after.status === 'agreed' ? context.clock.now() + LOOK_EVERY_MS : null;
  const { remindAt } = after;
  const wakeAt = lookAt === null || remindAt === null ? lookAt : Math.min(lookAt, remindAt);
  await settle(context, id, after, wakeAt);
}

async function trackerItem(context: SpaceContext, id: string, item: ActionItem): Promise<TrackerItem> {
  const [{ incident }, texts, { publicUrl }] = await Promise.all([
    loadIncident(context, item.incidentId),
    context.storage.texts.bodies([item.textId]),
    context.company(),
  ]);
  const text = texts.get(item.textId) ?? '';
  return {
    id,
    title: titleOf(text),
    text,
    dueOn: item.due?.on ?? null,
    incidentNumber: incident.number,
    link: `${publicUrl}/incidents/${item.incidentId}`,
  };
}

const TITLE_LENGTH = 120;

/** The first line, cut at a word where it is long. */
function titleOf(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').trim();
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_LENGTH / 2)).toWellFormed()}…`;
}
