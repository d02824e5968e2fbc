import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SpaceSummary } from '#contract/space.ts';
import { REAL } from '../api/space.ts';
import type { SpaceClock } from '../time/clock-context.tsx';
import { makeSpaceClock } from '../time/clock-context.tsx';
import { instantMs } from '../time/instant-words.ts';

/** The clock of one space, kept right by every answer of the desk that says the time. Mount it anew for another space. */
export function useClockOf(space: string): SpaceClock {
  const queries = useQueryClient();
  const [clock] = useState(makePageClock);
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        const reading = readingOf(event.query.queryKey, event.action.data, space);
        if (reading !== null) clock.read({ ...reading, heardMs: performance.now() });
      }),
    [queries, clock, space],
  );
  return clock;
}

function makePageClock(): SpaceClock {
  return makeSpaceClock(
    () => performance.now(),
    () => Date.now(),
  );
}

/** What an answer says about the space's time. A drill's clock is told by the drill alone, since only it knows its speed. */
function readingOf(key: readonly unknown[], data: unknown, space: string): { spaceMs: number; rate: number } | null {
  const [routeName, askedOf] = key;
  if (space === REAL) {
    if ((routeName !== 'now' && routeName !== 'getRoom') || askedOf !== REAL) return null;
    return { spaceMs: instantMs((data as { now: string }).now), rate: 1 };
  }
  if (routeName !== 'getSpace') return null;
  const drill = data as SpaceSummary;
  if (drill.id !== space) return null;
  return { spaceMs: instantMs(drill.now), rate: drill.state === 'running' ? drill.speed : 0 };
}
