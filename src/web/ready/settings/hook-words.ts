import type { HookKind } from '#contract/signal.ts';

/** What is sent to an address, as people call it. */
export const HOOK_WORDS: Record<HookKind, string> = {
  alertmanager: 'Alerts of Alertmanager',
  generic: 'Alerts of any tool, as JSON',
  report: 'Reports by people',
  github: 'Changes from GitHub',
  gitlab: 'Changes from GitLab',
  pagerduty: 'PagerDuty change events',
  cloudevents: 'Changes as CloudEvents',
  changes: 'Changes from any tool, by a mapping',
};

/** Tools that prove each request by a secret. */
export function needsSecret(kind: HookKind): boolean {
  return kind === 'github' || kind === 'gitlab';
}

/** Whether the tools of this kind can show a secret at all. */
export function takesSecret(kind: HookKind): boolean {
  return kind !== 'report' && kind !== 'pagerduty';
}
