import type { DialectResult } from '#app/dialect.ts';
import { issueKey } from '#app/actions/issue-key.ts';
import { z } from 'zod';
import { ignored } from '../change-answers.ts';

/** `issues`: somebody did something with one. */
export const issuesEvent = z.object({
  action: z.string().max(100),
  issue: z.object({ html_url: z.string().max(2000) }),
});

/** That an issue was closed or opened again says how the action item behind it stands; the rest says nothing. */
export function readIssue({ action, issue }: z.output<typeof issuesEvent>): DialectResult {
  const state = action === 'closed' ? 'done' : action === 'reopened' ? 'open' : null;
  const key = issueKey(issue.html_url);
  if (state === null || key === null) return ignored('Of issues only closed and reopened are read.');
  return {
    outcome: 'accepted',
    alerts: [],
    changes: [],
    tracked: [{ key, state }],
    answer: { status: 200, body: { outcome: 'accepted', issues: 1 } },
  };
}
