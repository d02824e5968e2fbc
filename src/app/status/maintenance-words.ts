import type { CommitmentLabel } from '#core/commitment/finding.ts';
import { judgeWords } from '#core/commitment/judge-words.ts';
import type { MaintenanceChange } from '#core/status/change-maintenance.ts';
import type { Caller } from '../caller.ts';
import { Refused } from '../refused.ts';

/** Planned work has a time, a purpose and a cause, and says so. */
const ALLOWED: ReadonlySet<CommitmentLabel> = new Set(['eta', 'fix_promise', 'root_cause_claim', 'speculation']);

/**
 * Refuses public words about a maintenance that commit the company, or that nobody here can read. An administrator
 * answers for them by name.
 */
export function mustPromiseNothing(change: MaintenanceChange, caller: Pick<Caller, 'rights'>): void {
  if (caller.rights.has('administer')) return;
  const texts = change.kind === 'plan' ? [change.title, change.text] : [change.text];
  for (const text of texts) {
    const { language, findings } = judgeWords(text, { phase: 'mitigating', to: 'outside' });
    if (language === null)
      throw new Refused('refused', {
        reason: 'The commitment guard cannot read the language of these words.',
        next: 'Write them in English, or have an administrator send them.',
      });
    const stopped = findings.find(({ judgement, label }) => judgement === 'stop' && !ALLOWED.has(label));
    if (stopped !== undefined)
      throw new Refused('refused', {
        reason: `“${text.slice(stopped.from, stopped.to)}”: ${stopped.reason}`,
        next: 'Leave it out, or have an administrator send it.',
      });
  }
}
