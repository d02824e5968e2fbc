import { ROUTES } from './routes.ts';

/** The routes as Markdown tables, one per tag, for docs/api.md. */
export function routeTable(): string {
  const tags = [...new Set(ROUTES.map(({ tag }) => tag))].toSorted();
  return tags.map(table).join('\n');
}

function table(tag: string): string {
  const rows = ROUTES.filter((route) => route.tag === tag)
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'))
    .map(({ method, path, needs, summary }) => [`\`${method} ${path}\``, needs, summary]);
  return `### ${tag}\n\n${aligned([['request', 'needs', ''], ...rows])}`;
}

/** Columns padded to one width, as the formatter keeps them. */
function aligned(rows: string[][]): string {
  const widths = [0, 1, 2].map((column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...rest] = rows;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + rest.map(line).join('');
}
