import type { Instant } from '../shared/instant.ts';
import type { HurtSignal } from './hurt-signal.ts';
import { otherCause, type OtherCause } from './other-causes.ts';
import { RECURS, similarPast, type PastCause } from './past-cause.ts';
import type { RecordedChange } from './recorded-change.ts';
import type { ServiceCatalogue } from './service-map.ts';
import { readEvidence } from './suspect-evidence.ts';
import { suspectReasons, type SuspectReason } from './suspect-reasons.ts';
import { weighChange, weighNone } from './weigh-change.ts';
import { wordWeights } from './word-weights.ts';

/** What is known when somebody asks which change it was. */
export interface SuspectQuestion {
  catalogue: ServiceCatalogue;
  changes: readonly RecordedChange[];
  signals: readonly HurtSignal[];
  asOf: Instant;
  /** Causes of earlier incidents that people confirmed, the earliest first. */
  past?: readonly PastCause[];
}

/** A change as a possible cause. */
export interface Suspect {
  changeId: string;
  /** Probability that this change is the cause, 0 to 1. */
  probability: number;
  reasons: SuspectReason[];
}

/** Suspects, the most probable first. What their probabilities leave to 1 is that no recorded change is the cause. */
export interface SuspectRanking {
  suspects: Suspect[];
  /** The first, when it is likely enough that its revert is offered before anything else. */
  strong: Suspect | null;
  /** A cause other than a change that a signal names. */
  otherCause: OtherCause | null;
}

/**
 * Time, place and words hang together: whoever changes a service a lot also changes it shortly before, in its own words.
 * Taken as independent they would promise too much, so that all evidence together counts a little less than its product.
 */
const TOGETHER = 0.85;
/**
 * From where a revert is offered first. A needless proposal costs about one and a half times what a missed one costs, which
 * is a look at the list: then it pays from 1.5 / (1 + 1.5).
 */
const STRONG = 0.6;
const SUSPECTS_SHOWN = 20;

/** Ranks the changes of a question as causes. Same input, same answer; the order of changes and signals is no matter. */
export function rankSuspects({ catalogue, asOf, signals, past = [], ...question }: SuspectQuestion): SuspectRanking {
  const changes = question.changes.filter((change) => change.at <= asOf);
  const evidence = readEvidence(changes, signals, catalogue, asOf);
  const byWords = wordWeights(evidence.words);
  const [{ places }] = evidence.readings;
  const weighed = changes.map((change) => ({
    change,
    weight:
      weighChange(change, evidence) *
      (byWords.get(change.id) ?? 1) *
      (similarPast(change, places, past) === null ? 1 : RECURS),
  }));
  const shares = sharesOf([weighNone(evidence), ...weighed.map(({ weight }) => weight)]);
  const suspects = weighed
    .map(({ change }, index) => ({ change, probability: shares[index + 1] ?? 0 }))
    .toSorted(
      (one, other) =>
        other.probability - one.probability ||
        other.change.at - one.change.at ||
        (one.change.id < other.change.id ? -1 : 1),
    )
    .slice(0, SUSPECTS_SHOWN)
    .map(({ change, probability }) => ({
      changeId: change.id,
      probability,
      reasons: suspectReasons(change, evidence, past),
    }));
  const first = suspects[0];
  return {
    suspects,
    strong: first !== undefined && first.probability >= STRONG ? first : null,
    otherCause: otherCause(evidence.signals),
  };
}

/** The share of each weight in all, evidence counted as TOGETHER says. */
function sharesOf(weights: readonly number[]): number[] {
  const most = weights.reduce((one, other) => Math.max(one, other), 0);
  if (most === 0) return weights.map(() => 0);
  const counted = weights.map((weight) => (weight / most) ** TOGETHER);
  const all = counted.reduce((sum, weight) => sum + weight, 0);
  return counted.map((weight) => weight / all);
}
