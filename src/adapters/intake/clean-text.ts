/** What stands in for a character that PostgreSQL cannot store. */
const replacement = '\uFFFD';

/**
 * Text that can be stored and shown: NUL characters and halves of surrogate pairs become `\uFFFD`, and what is longer
 * than `longest` code units is cut with an ellipsis, never inside a character. An alert is never refused for its text:
 * an odd byte in an annotation must not cost the page.
 */
export function cleanText(text: string, longest: number): string {
  const storable = text.replaceAll('\0', replacement).toWellFormed();
  if (storable.length <= longest) return storable;
  const cut = storable.slice(0, longest - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** The same on one line: breaks, tabs and other control characters become single spaces. */
export function cleanLine(text: string, longest: number): string {
  // NUL is left to `cleanText`, which shows that something was there.
  const line = text.slice(0, longest * 4).replaceAll(/[\s\p{Zl}\p{Zp}]|(?!\0)\p{Cc}/gu, ' ');
  return cleanText(line.replaceAll(/ {2,}/gu, ' ').trim(), longest);
}

/** The line, or null when nothing is left of it. */
export function cleanLineOrNull(text: string | null | undefined, longest: number): string | null {
  const line = cleanLine(text ?? '', longest);
  return line === '' ? null : line;
}

const mostLabels = 200;
const longestLabelName = 200;
const longestLabelValue = 2000;

/** Labels that can be stored; of more than 200 the first are kept. */
export function cleanLabels(labels: Record<string, string>): Record<string, string> {
  const kept = Object.entries(labels).slice(0, mostLabels);
  return Object.fromEntries(
    kept.map(([name, value]) => [cleanText(name, longestLabelName), cleanText(value, longestLabelValue)]),
  );
}

/** An address a person may follow from the desk: http or https, else null. */
export function cleanLink(address: string | null | undefined): string | null {
  const text = (address ?? '').trim();
  if (text === '' || text.length > 4000 || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
