import { fold } from '#core/incident/evolve.ts';
import { obligations } from '#core/obligation/obligations.ts';
import { settle } from '#core/obligation/settle.ts';
import { incidentStory, IVO, severeImpact } from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { ms, quantile, times, type Figure } from './figure.ts';

/** A frame of a screen: what takes longer is felt. */
const FRAME_MS = 16.7;
const EVENTS = 10_000;

/** `obligations()` and its neighbours on an incident of 10,000 events. */
export async function benchObligations(): Promise<Figure[]> {
  const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('2018-11-06T05:00:00Z');
  for (let count = story.events.length; count < EVENTS; count += 1) {
    story.when(IVO, { type: 'PostMessage', messageId: `m${count}`, textId: `t${count}` });
  }
  const procedure = referenceProcedure();
  const { incident, now, events } = story;
  const owed = timed(2000, () => obligations(incident, now));
  const settled = timed(500, () => settle(incident, procedure, now));
  const folded = timed(20, () => fold(events));
  return [
    {
      what: `obligations() on ${events.length} events, p99`,
      measured: ms(quantile(owed, 0.99)),
      beside: `one frame, ${FRAME_MS} ms`,
      ratio: times(quantile(owed, 0.99) / FRAME_MS),
    },
    {
      what: 'settle() on the same, p99',
      measured: ms(quantile(settled, 0.99)),
      beside: `one frame, ${FRAME_MS} ms`,
      ratio: times(quantile(settled, 0.99) / FRAME_MS),
    },
    {
      what: 'folding all its events, median',
      measured: ms(quantile(folded, 0.5)),
      beside: `one frame, ${FRAME_MS} ms`,
      ratio: times(quantile(folded, 0.5) / FRAME_MS),
    },
  ];
}

function timed(runs: number, work: () => unknown): number[] {
  for (let warm = 0; warm < Math.min(runs, 50); warm += 1) work();
  return Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}
