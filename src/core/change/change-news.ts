import type { Instant } from '../shared/instant.ts';
import type { ChangeStatus } from './recorded-change.ts';

/** What was heard of a change. */
export interface ChangeNews {
  status: ChangeStatus;
  /** When its status became this. */
  statusAt: Instant;
  /** When it was done, or undone, where that was said. */
  endsAt: Instant | null;
  version: string | null;
}

/**
 * A change after news of it. Later news of how it ended counts, what has ended never goes back to `in-progress`, and
 * what was undone stays undone: whatever order the news comes in, the status is in the end the same.
 */
export function withNews<C extends ChangeNews>(known: C, news: ChangeNews): C {
  if (!counts(known, news)) return { ...known, version: known.version ?? news.version };
  const endsAt = news.endsAt ?? (news.status === known.status ? known.endsAt : endOf(news));
  return { ...known, status: news.status, statusAt: news.statusAt, endsAt, version: news.version ?? known.version };
}

/** Whether somebody who knew the change before learns something by it. */
export function isNews(before: ChangeNews, after: ChangeNews): boolean {
  return before.status !== after.status || before.endsAt !== after.endsAt || before.version !== after.version;
}

function counts(known: ChangeNews, news: ChangeNews): boolean {
  const [before, after] = [rank(known.status), rank(news.status)];
  if (before !== after) return after > before;
  // Of one instant the bad news counts, so that the order does not.
  return news.statusAt === known.statusAt ? news.status === 'failed' : news.statusAt > known.statusAt;
}

function rank(status: ChangeStatus): number {
  return { 'in-progress': 0, failed: 1, succeeded: 1, 'rolled-back': 2 }[status];
}

function endOf({ status, statusAt }: ChangeNews): Instant | null {
  return status === 'in-progress' ? null : statusAt;
}
