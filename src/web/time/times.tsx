import { useEffect, useRef } from 'react';
import { fullWords } from './absolute-words.ts';
import { useSeenTime, useSpaceClock } from './clock-context.tsx';
import { markPassed, markWords } from './countdown-marks.ts';
import { agoWords, clockSince, dueWords, instantMs, relativeWords } from './instant-words.ts';
import { announce } from './announcer.ts';
import styles from './times.module.css';

interface CountdownProps {
  dueAt: string;
  /** When given, the countdown is heard at 5, 1 and 0 minutes under this name. */
  heardAs?: string;
}

/** How long until something is due, or how late it is. Its width does not depend on what it says. */
export function Countdown({ dueAt, heardAs }: CountdownProps) {
  const dueMs = instantMs(dueAt);
  const words = useSeenTime((now) => dueWords(dueMs, now));
  const late = useSeenTime((now) => now - dueMs >= 1000);
  useHeardMarks(dueMs, heardAs);
  return (
    <time
      dateTime={dueAt}
      data-absolute={fullWords(dueMs)}
      className={`${styles.time} ${styles.countdown}`}
      data-late={late || undefined}
    >
      {words}
    </time>
  );
}

function useHeardMarks(dueMs: number, heardAs: string | undefined) {
  const clock = useSpaceClock();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (heardAs === undefined) return undefined;
    before.current = clock.shown();
    return clock.subscribe(() => {
      const now = clock.shown();
      const mark = markPassed(dueMs, before.current ?? now, now);
      before.current = now;
      if (mark !== null) announce(markWords(heardAs, mark));
    });
  }, [clock, dueMs, heardAs]);
}

/** A past time, relative first; the absolute on hover and focus. */
export function Ago({ at }: { at: string }) {
  const ms = instantMs(at);
  const words = useSeenTime((now) => agoWords(ms, now));
  return (
    <time dateTime={at} data-absolute={fullWords(ms)} className={styles.time}>
      {words}
    </time>
  );
}

/** A time that may lie before or after now. */
export function Relative({ at }: { at: string }) {
  const ms = instantMs(at);
  const words = useSeenTime((now) => relativeWords(ms, now));
  return (
    <time dateTime={at} data-absolute={fullWords(ms)} className={styles.time}>
      {words}
    </time>
  );
}

/** The incident's own clock. */
export function SinceStart({ startedAt, endedAt }: { startedAt: string; endedAt: string | null }) {
  const startMs = instantMs(startedAt);
  const endMs = endedAt === null ? null : instantMs(endedAt);
  const words = useSeenTime((now) => clockSince(startMs, endMs ?? now));
  return (
    <time
      dateTime={startedAt}
      data-absolute={`Since ${fullWords(startMs)}`}
      className={`${styles.time} ${styles.clock}`}
    >
      {words}
    </time>
  );
}
