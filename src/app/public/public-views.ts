import { isOpen } from '#core/incident/phase.ts';
import type { Instant } from '#core/shared/instant.ts';
import { publicUpdates } from '../comms/public-words.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';

/** What became of a report, as its sender may know. */
export interface ReportView {
  title: string;
  receivedAt: Instant;
  /** `waiting`: somebody was asked to judge it. `dismissed`: judged to be nothing to do. */
  state: 'waiting' | 'in-incident' | 'resolved' | 'dismissed';
  incidentNumber: number | null;
  /** The words customers read at this moment, if any. */
  words: string | null;
  nextUpdateAt: Instant | null;
}

/** Looks a report up for its sender; null for an unknown one. */
export async function reportView(context: SpaceContext, reportId: string): Promise<ReportView | null> {
  const found = await context.storage.signals.groupOfSignal(reportId);
  const signal = found?.signals.find((one) => one.id === reportId);
  if (found === null || signal === undefined) return null;
  const { incidentId, status } = found.group;
  const received = { title: signal.title, receivedAt: signal.startedAt };
  if (incidentId === null) {
    const state = status === 'dismissed' ? 'dismissed' : 'waiting';
    return { ...received, state, incidentNumber: null, words: null, nextUpdateAt: null };
  }
  const { incident, procedure } = await loadIncident(context, incidentId);
  const last = publicUpdates(incident, procedure).at(-1);
  const words =
    last === undefined ? null : ((await context.storage.texts.bodies([last.textId])).get(last.textId) ?? null);
  return {
    ...received,
    state: incident.phase === 'not-an-incident' ? 'dismissed' : isOpen(incident.phase) ? 'in-incident' : 'resolved',
    incidentNumber: incident.number,
    words,
    nextUpdateAt: last?.nextUpdateAt ?? null,
  };
}
