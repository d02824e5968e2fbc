const longestTitle = 300;

/** The title of a new group, from the alerts or the report that opened it, in their order; it stays when others join. */
export function groupTitle(signals: readonly { title: string; labels: Record<string, string> }[]): string {
  const [first] = signals;
  if (first === undefined) return 'Signals';
  const oneTitle = signals.every((signal) => signal.title === first.title);
  return shorten(oneTitle ? first.title : (sharedName(signals) ?? first.title), longestTitle);
}

/** The alert name that all share, such as `HighCPU` for three hosts. */
function sharedName(signals: readonly { labels: Record<string, string> }[]): string | null {
  const name = signals[0]?.labels['alertname'];
  if (name === undefined || name === '') return null;
  return signals.every((signal) => signal.labels['alertname'] === name) ? name : null;
}

/** Cuts after `length` code points, with an ellipsis as the last of them. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const points = Array.from(text);
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
