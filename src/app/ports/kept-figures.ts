import type { IncidentFigures } from '#core/insights/incident-figures.ts';

/** The figures of one incident, with what they were counted from. */
export interface KeptFigures {
  incidentId: string;
  /** Of the incident's stream. */
  version: number;
  /** Of the rules of counting. */
  edition: number;
  /** The zone of each person whose nights were counted; null where none was known. */
  zones: Record<string, string | null>;
  figures: IncidentFigures;
}

/** Figures that were counted before, also by a process that is gone. Erasing a person empties it. */
export interface FiguresStore {
  /** What is kept of these incidents, in no order. */
  of(incidentIds: readonly string[]): Promise<KeptFigures[]>;
  /** Keeps the latest of each, unless somebody has moved to another zone, or was erased, since it was counted. */
  put(rows: readonly KeptFigures[]): Promise<void>;
}
