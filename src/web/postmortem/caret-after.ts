/** Where a caret stands after a text was replaced by another around it: what was before and after it stays so. */
export function caretAfter(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (caret <= head) return caret;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (caret >= before.length - tail) return after.length - (before.length - caret);
  return after.length - tail;
}
