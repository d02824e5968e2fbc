import type { DialectResult } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';

/** Changes were taken. */
export function accepted(changes: IncomingChange[]): DialectResult {
  return {
    outcome: 'accepted',
    alerts: [],
    changes,
    answer: { status: 200, body: { outcome: 'accepted', changes: changes.length } },
  };
}

/** The request is good, and nothing in it is a change. */
export function ignored(why: string): DialectResult {
  return { outcome: 'accepted', alerts: [], changes: [], answer: { status: 200, body: { outcome: 'ignored', why } } };
}
