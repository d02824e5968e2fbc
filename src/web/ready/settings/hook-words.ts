import type { HookKind } from '#contract/signal.ts';

/** What is sent to an address, as people call it. */
export const HOOK_WORDS: Record<HookKind, string> = {
  alertmanager: 'Alerts of Alertmanager',
  generic: 'Alerts of any tool, as JSON',
  report: 'Reports by people',
  github: 'Changes and issues from GitHub',
  gitlab: 'Changes from GitLab',
  pagerduty: 'PagerDuty change events',
  cloudevents: 'Changes as CloudEvents',
  changes: 'Changes from any tool, by a mapping',
  tracker: 'How action items stand, from your tracker',
};

/** Tools that prove each request by a secret. */
export function needsSecret(kind: HookKind): boolean {
  return kind === 'github' || kind === 'gitlab' || kind === 'tracker';
}

/** Whether the tools of this kind can show a secret at all. */
export function takesSecret(kind: HookKind): boolean {
  return kind !== 'report' && kind !== 'pagerduty';
}
