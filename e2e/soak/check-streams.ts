import { exportIncident, listIncidents } from '#contract/incident.ts';
import { listSpaces } from '#contract/space.ts';
import type { DeskProcess } from '../desk-process.ts';

/** What must never be found in any incident's stream; every list must be empty. */
export interface StreamFaults {
  doneTwice: string[];
  raisedTwice: string[];
  /** Duties TwoAM performs by itself that were due a while ago in their space's time and are still open. */
  overdue: string[];
  seqGaps: string[];
}

interface Stored {
  seq: number;
  event: { type: string; data: { key?: string } };
}

/** Reads every incident of every space and looks for broken promises. */
export async function checkStreams(desk: DeskProcess): Promise<StreamFaults> {
  const faults: StreamFaults = { doneTwice: [], raisedTwice: [], overdue: [], seqGaps: [] };
  const { spaces } = await desk.call(listSpaces);
  for (const space of spaces) {
    const { incidents } = await desk.call(listIncidents, { query: { space: space.id, state: 'all', limit: 200 } });
    for (const { id, number } of incidents) {
      const { incident, events } = await desk.call(exportIncident, { params: { id }, query: { space: space.id } });
      const name = `${space.kind} incident ${number}`;
      judgeEvents(name, events as Stored[], faults);
      const now = Date.parse(incident.now);
      for (const duty of incident.duties) {
        if (duty.performAt !== null && now - Date.parse(duty.performAt) > 60_000 * Math.max(1, space.speed / 60))
          faults.overdue.push(`${name} ${duty.key}`);
      }
    }
  }
  return faults;
}

function judgeEvents(name: string, stored: Stored[], faults: StreamFaults): void {
  const seen = { ObligationDone: new Set<string>(), ObligationRaised: new Set<string>() };
  for (const [index, { seq, event }] of stored.entries()) {
    if (seq !== index + 1) faults.seqGaps.push(`${name} at ${seq}`);
    if (event.type !== 'ObligationDone' && event.type !== 'ObligationRaised') continue;
    const key = event.data.key ?? '';
    if (seen[event.type].has(key))
      (event.type === 'ObligationDone' ? faults.doneTwice : faults.raisedTwice).push(`${name} ${key}`);
    seen[event.type].add(key);
  }
}
