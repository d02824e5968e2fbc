/** Parts of a graph's address that say when it is looked at, and not what it shows. */
const WHEN =
  /^(from|to|start|end|time|refresh|tz|timezone|now|orgid|step|t|range|g\d+\.(range_input|end_input|moment_input|step_input|tab|stacked|show_exemplars))$/;

/**
 * What a link to a graph shows, as a short key: two links with one key show the same measurement, at whatever time and
 * in whatever tab. Null for what is no link, and for a tool's front page, which shows nothing in particular.
 */
export function measureOf(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const asked = [...url.searchParams].filter(([name]) => !WHEN.test(name.toLowerCase())).map((pair) => pair.join('='));
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '' && asked.length === 0) return null;
  return `graph:${shortKey(`${url.host}${path}?${asked.toSorted((a, b) => (a < b ? -1 : 1)).join('&')}`)}`;
}

/** What an alert measures: the graph it links to, else the rule it is named for. */
export function measureOfAlert(alert: { link: string | null; labels: Record<string, string> }): string | null {
  const rule = alert.labels['alertname'];
  return measureOf(alert.link) ?? (rule === undefined || rule === '' ? null : `rule:${shortKey(rule)}`);
}

const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** A short key for a text that must not be kept itself: FNV-1a over its UTF-16 units, 64 bits. */
function shortKey(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) hash = ((hash ^ BigInt(text.charCodeAt(index))) * PRIME) & MASK;
  return hash.toString(36);
}
