import { describeReason } from '#core/change/describe-reason.ts';
import type { SuspectRanking } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { toIso } from '#core/shared/instant.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { Book } from './name-book.ts';
import type { RoomAnswer } from './shown.ts';

type ShownSuspect = RoomAnswer['suspects'][number];

/** Changes that may be the cause: those that people named first, then the likeliest; what was ruled out comes last. */
export function shownSuspects(incident: Incident, book: Book, ranking: SuspectRanking): ShownSuspect[] {
  const ranked = incident.ranking?.suspects.map(({ changeId }) => changeId) ?? [];
  const ids = [...new Set([...Object.keys(incident.suspects), ...ranked])];
  return ids
    .flatMap((id) => {
      const change = book.changes.get(id);
      return change === undefined ? [] : [shownSuspect(change, incident, book, ranking)];
    })
    .toSorted((one, other) => place(one) - place(other) || (other.probability ?? 0) - (one.probability ?? 0));
}

function place({ verdict }: ShownSuspect): number {
  return ['confirmed', 'open', 'ruled-out'].indexOf(verdict);
}

/** One change as a suspect, with the reasons as they are now. */
export function shownSuspect(
  change: ChangeRow,
  incident: Incident,
  { catalogue }: Book,
  ranking: SuspectRanking,
): ShownSuspect {
  const weighed = ranking.suspects.find(({ changeId }) => changeId === change.id);
  const recorded = incident.ranking?.suspects.find(({ changeId }) => changeId === change.id);
  const nameOf = (id: string): string => catalogue.services.find((service) => service.id === id)?.name ?? id;
  return {
    id: change.id,
    title: change.title,
    kind: change.kind,
    at: toIso(change.at),
    services: change.services,
    environment: change.environment,
    version: change.version,
    status: change.status,
    link: change.link,
    hasRevertPlan: change.revertPlan !== null || change.plan !== null,
    verdict: incident.suspects[change.id] ?? 'open',
    probability: recorded?.probability ?? null,
    strong: incident.ranking?.strongId === change.id,
    reasons: (weighed?.reasons ?? []).map((reason) => describeReason(reason, nameOf)),
  };
}
