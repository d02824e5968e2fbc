/** Rows for a spreadsheet by RFC 4180: every cell quoted, every line ended. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted; what a spreadsheet would take for a formula stays words. */
function cell(words: string): string {
  const plain = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return `"${plain.replaceAll('"', '""')}"`;
}
