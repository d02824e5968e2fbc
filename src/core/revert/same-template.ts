import type { PlanTemplate } from './plan-template.ts';

/** Whether two templates say the same; when they were rehearsed does not count. */
export function sameTemplate(one: PlanTemplate, other: PlanTemplate): boolean {
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

function said(template: PlanTemplate): unknown[] {
  const { service, kinds, reversible, reversibleForMs, alternative, data, dataNote } = template;
  const { steps, quietWithinMs, timeBoxMs, owner } = template;
  const inOrder = steps.map(({ id, title, part, action, timeoutMs }) => [id, title, part, sorted(action), timeoutMs]);
  return [
    service,
    kinds,
    reversible,
    reversibleForMs,
    alternative,
    data,
    dataNote,
    inOrder,
    quietWithinMs,
    timeBoxMs,
    owner,
  ];
}

/** The keys in order, since a database gives them back in its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
