const ranks: Record<string, number> = { critical: 4, error: 3, warning: 2, info: 1 };

/** The words tools use for the four severities, by the severity they mean. */
const synonyms: Record<string, string> = {
  crit: 'critical',
  fatal: 'critical',
  emergency: 'critical',
  disaster: 'critical',
  page: 'critical',
  high: 'error',
  major: 'error',
  err: 'error',
  warn: 'warning',
  medium: 'warning',
  average: 'warning',
  minor: 'warning',
  information: 'info',
  informational: 'info',
  notice: 'info',
  low: 'info',
};

/** A tool's severity as `critical`, `error`, `warning` or `info` where it means one of them, else its own word in lower case. */
export function readSeverity(word: string | null | undefined): string | null {
  const own = (word ?? '').trim().toLowerCase();
  if (own === '') return null;
  return Object.hasOwn(synonyms, own) ? (synonyms[own] ?? own) : own;
}

/** The worse of two severities. One the desk knows comes before a tool's own word; of equals the first stays. */
export function worseSeverity(a: string | null, b: string | null): string | null {
  return severityRank(b) > severityRank(a) ? b : a;
}

/** 4 critical to 1 info, 0 for a tool's own word, -1 for none. */
export function severityRank(severity: string | null): number {
  if (severity === null) return -1;
  return Object.hasOwn(ranks, severity) ? (ranks[severity] ?? 0) : 0;
}
