import { Button } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { readersZone } from '../../time/absolute-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { useRoom } from '../room-context.ts';
import { Composer } from './composer.tsx';
import { Timeline } from './timeline.tsx';
import type { TimelineFilter } from './timeline-filter.ts';
import { FILTERS } from './timeline-filter.ts';
import styles from './so-far.module.css';

const AT_NOW_WITHIN_PX = 48;

/** What happened so far, with the conversation in it and a composer that is always there. */
export function SoFarColumn() {
  const { room } = useRoom();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const { scroller, atNow, jump } = useStaysAtNow(room.timeline.length, filter);
  return (
    <>
      <div className={styles.filters}>
        <Choice tabs legend="Show" options={FILTERS} value={filter} onChange={setFilter} />
      </div>
      <div className={styles.scroller} ref={scroller} tabIndex={0} role="region" aria-label="Timeline of the incident">
        <div>
          <p>
            <small>Times in your zone, {readersZone()}.</small>
          </p>
          <Timeline entries={room.timeline} openedAt={room.openedAt} filter={filter} />
        </div>
      </div>
      <div className={styles.foot}>
        {!atNow && (
          <Button className={styles.jump ?? ''} onClick={jump}>
            Jump to now
          </Button>
        )}
        <Composer />
      </div>
    </>
  );
}

/** Stays at the newest entry while the reader is there; never moves a reader who scrolled back. */
function useStaysAtNow(count: number, filter: TimelineFilter) {
  const scroller = useRef<HTMLDivElement>(null);
  const [atNow, setAtNow] = useState(true);
  const wasAtNow = useRef(true);
  const jump = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const at = element.scrollHeight - element.scrollTop - element.clientHeight < AT_NOW_WITHIN_PX;
      wasAtNow.current = at;
      setAtNow(at);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    if (wasAtNow.current) jump();
  }, [count, filter]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (wasAtNow.current) element.scrollTo({ top: element.scrollHeight });
    });
    for (const watched of [element, ...element.children]) observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return { scroller, atNow, jump };
}
