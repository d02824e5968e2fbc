import { rankSuspects, type SuspectQuestion } from './rank-suspects.ts';

/** A question whose answer is known: the id of the change that was the cause, or null when none was. */
export interface SuspectCase extends SuspectQuestion {
  id: string;
  culprit: string | null;
}

/** How well suspects are ranked; shares are of the cases each speaks of, null when there is none. */
export interface SuspectScores {
  /** Share of the change-caused cases with the cause in the first place, in the first three. */
  top1: number | null;
  top3: number | null;
  /** Mean reciprocal rank of the cause over the change-caused cases. */
  mrr: number | null;
  /** Share of the cases without a cause among the changes that have no strong suspect. */
  nullRight: number | null;
  /** Share of the change-caused cases with a strong suspect. */
  kept: number | null;
  /** Mean of (probability of the first − whether it is the cause)² over all cases; lower is better. */
  brier: number | null;
  cases: number;
}

interface Judged {
  culprit: string | null;
  /** Place of the cause, from 1; null when it is not in the list. */
  rank: number | null;
  probability: number;
  isStrong: boolean;
}

/** Ranks every case and compares with its answer. */
export function scoreSuspects(cases: readonly SuspectCase[]): SuspectScores {
  const judged = cases.map(judge);
  const caused = judged.filter(({ culprit }) => culprit !== null);
  const uncaused = judged.filter(({ culprit }) => culprit === null);
  return {
    top1: mean(caused.map(({ rank }) => Number(rank === 1))),
    top3: mean(caused.map(({ rank }) => Number(rank !== null && rank <= 3))),
    mrr: mean(caused.map(({ rank }) => (rank === null ? 0 : 1 / rank))),
    nullRight: mean(uncaused.map(({ isStrong }) => Number(!isStrong))),
    kept: mean(caused.map(({ isStrong }) => Number(isStrong))),
    brier: mean(judged.map(({ probability, rank }) => (probability - Number(rank === 1)) ** 2)),
    cases: cases.length,
  };
}

function judge({ culprit, ...question }: SuspectCase): Judged {
  const { suspects, strong } = rankSuspects(question);
  const index = suspects.findIndex(({ changeId }) => changeId === culprit);
  return {
    culprit,
    rank: index === -1 ? null : index + 1,
    probability: suspects[0]?.probability ?? 0,
    isStrong: strong !== null,
  };
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
