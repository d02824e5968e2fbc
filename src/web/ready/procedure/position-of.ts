/** Where a line and column (both from 1) lie in a text, as an offset from its start. */
export function positionOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1)).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + Math.max(0, Math.min(column - 1, lines[line - 1]?.length ?? 0)));
}
