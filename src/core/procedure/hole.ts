import type { FilePath } from './fault.ts';

/** What kind of thing a valid procedure leaves open. */
export type HoleKind =
  | 'nobody-on-call'
  | 'priority-unreachable'
  | 'assumption-incomplete'
  | 'nobody-assesses'
  | 'step-never-arises'
  | 'late-adds-nobody'
  | 'audience-without-channel'
  | 'publish-without-words'
  | 'priority-without-cadence'
  | 'words-without-next-time'
  | 'cadence-without-step'
  | 'words-in-another-language'
  | 'days-of-working-hours'
  | 'sla-tier-unheld'
  | 'person-unknown'
  | 'nobody-called-back';

/** What a valid procedure leaves open, in one sentence. */
export interface Hole {
  kind: HoleKind;
  /** Where in the file. */
  at: FilePath;
  message: string;
  /** 1-based, known when the procedure was read from a file. */
  line: number | null;
  column: number | null;
}

/** A hole whose line is not known yet. */
export function hole(kind: HoleKind, at: FilePath, message: string): Hole {
  return { kind, at, message, line: null, column: null };
}
