import type { Evidence } from '../incident/assessment.ts';

/**
 * How many independent sources evidence comes from: the most pieces one can pick so that no two were said by the same
 * one (a customer, an alert's group, a person) and no two rest on the same measurement. That is a largest matching
 * between those who say it and what it rests on, so neither order nor repetition matters, and more evidence never makes
 * it less.
 */
export function independentSources(evidence: readonly Evidence[]): number {
  const known = counted.get(evidence);
  if (known !== undefined) return known;
  const count = largestMatching(pairsOf(evidence));
  counted.set(evidence, count);
  return count;
}

const counted = new WeakMap<readonly Evidence[], number>();

/** Who says it and what it rests on; what only one of the two is known of is paired with itself. */
function pairsOf(evidence: readonly Evidence[]): Map<string, Set<string>> {
  const restsOn = new Map<string, Set<string>>();
  for (const piece of evidence) {
    const sayer = piece.sayer === undefined ? sayerOfOld(piece) : piece.sayer;
    const measure = piece.measure ?? null;
    const left = sayer ?? `only:${measure ?? ''}`;
    const known = restsOn.get(left) ?? new Set();
    restsOn.set(left, known.add(measure ?? `only:${left}`));
  }
  return restsOn;
}

/** Evidence was once recorded without saying who says it: its reference stood for that, else its kind. */
function sayerOfOld({ source, ref }: Evidence): string {
  return ref ?? source;
}

function largestMatching(pairs: ReadonlyMap<string, ReadonlySet<string>>): number {
  const takenBy = new Map<string, string>();
  let size = 0;
  for (const start of pairs.keys()) if (makesRoom(pairs, takenBy, start)) size += 1;
  return size;
}

/** Finds a free place for one more by moving those who can go elsewhere; a breadth-first augmenting path. */
function makesRoom(
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
  takenBy: Map<string, string>,
  start: string,
): boolean {
  const reachedFrom = new Map<string, string>();
  const waiting = [start];
  for (let left = waiting.shift(); left !== undefined; left = waiting.shift()) {
    for (const right of pairs.get(left) ?? []) {
      if (reachedFrom.has(right)) continue;
      reachedFrom.set(right, left);
      const holder = takenBy.get(right);
      if (holder !== undefined) {
        waiting.push(holder);
        continue;
      }
      moveAlong(takenBy, reachedFrom, right, start);
      return true;
    }
  }
  return false;
}

function moveAlong(
  takenBy: Map<string, string>,
  reachedFrom: ReadonlyMap<string, string>,
  free: string,
  start: string,
): void {
  const held = new Map([...takenBy].map(([right, left]) => [left, right]));
  for (let right: string | undefined = free; right !== undefined;) {
    const left: string = reachedFrom.get(right) ?? start;
    takenBy.set(right, left);
    right = left === start ? undefined : held.get(left);
  }
}
