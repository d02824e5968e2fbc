import { memo, useMemo } from 'react';
import type { TimelineEntry } from '#contract/room.ts';
import { clockWords, dayWords } from '../../time/absolute-words.ts';
import { clockSince, instantMs } from '../../time/instant-words.ts';
import type { TimelineFilter } from './timeline-filter.ts';
import { passes, withDays } from './timeline-filter.ts';
import styles from './timeline.module.css';

interface TimelineProps {
  entries: readonly TimelineEntry[];
  openedAt: string;
  filter: TimelineFilter;
}

/** Everything that happened, the newest at the bottom. */
export function Timeline({ entries, openedAt, filter }: TimelineProps) {
  const rows = useMemo(
    () =>
      withDays(
        entries.filter((entry) => passes(entry, filter)),
        (iso) => dayWords(instantMs(iso)),
      ),
    [entries, filter],
  );
  const openedMs = instantMs(openedAt);
  if (rows.length === 0) return <p className={styles.none}>Nothing of this kind has happened yet.</p>;
  return (
    <ol className={styles.timeline} aria-label="Timeline">
      {rows.map(({ entry, day }) => (
        <Entry key={entry.seq} entry={entry} day={day} openedMs={openedMs} />
      ))}
    </ol>
  );
}

const ORIGINS = { talk: 'from the talk', report: 'from the public report', invented: 'invented' } as const;

const Entry = memo(function Entry({
  entry,
  day,
  openedMs,
}: {
  entry: TimelineEntry;
  day: string | null;
  openedMs: number;
}) {
  const ms = instantMs(entry.at);
  return (
    <>
      {day !== null && <li className={styles.day}>{day}</li>}
      <li
        className={styles.entry}
        data-automatic={entry.automatic || undefined}
        data-talk={entry.kind === 'conversation' || undefined}
        data-delivery={entry.kind === 'delivery' || undefined}
      >
        <time dateTime={entry.at} className={styles.at}>
          {clockWords(ms)} <span className={styles.since}>{clockSince(openedMs, ms)}</span>
        </time>
        <div className={styles.what}>
          <p>
            {entry.automatic && !entry.sentence.startsWith('TwoAM') && <span className={styles.by}>By itself: </span>}
            {entry.kind === 'conversation' && entry.type !== 'IdeaParked' && entry.text !== null ? (
              <strong>
                <bdi>{entry.by.name}</bdi>
              </strong>
            ) : (
              <bdi dir="ltr">{entry.sentence}</bdi>
            )}
            {entry.origin !== null && <span className={styles.origin}>{ORIGINS[entry.origin]}</span>}
          </p>
          {entry.text !== null && (
            <p className={styles.text} dir="auto">
              {entry.text}
            </p>
          )}
        </div>
      </li>
    </>
  );
});
