/** The candidate closest to what was written, or null when none is close enough to be a slip of the keys. */
export function closestName(written: string, candidates: Iterable<string>): string | null {
  const wanted = written.toLowerCase().slice(0, 64);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase().slice(0, 64));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `Did you mean "x"?` when one is close, else the list when it is short enough to read, else undefined. */
export function suggest(written: string, candidates: Iterable<string>): string | undefined {
  const known = [...candidates];
  const closest = closestName(written, known);
  if (closest !== null) return `Did you mean "${closest}"?`;
  if (known.length === 0 || known.length > 16) return undefined;
  return `Known: ${known.join(', ')}.`;
}

/** Levenshtein distance with swapped neighbours counted as one slip (optimal string alignment). */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[right.length] ?? 0;
}
