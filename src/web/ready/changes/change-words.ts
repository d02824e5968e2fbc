import type { Change } from '#contract/changes.ts';

/** How a change went, as its row says it. */
export const STATUS_WORDS: Record<Change['status'], string> = {
  'in-progress': '… in progress',
  succeeded: '✓ done',
  failed: '✗ failed',
  'rolled-back': '↩ undone',
};

/** What kind of change it was. */
export const KIND_WORDS: Record<Change['kind'], string> = {
  deploy: 'Deployment',
  config: 'Configuration',
  migration: 'Migration',
  flag: 'Flag',
  infra: 'Infrastructure',
  command: 'Command',
};

/** How it came into the register. */
export const SOURCE_WORDS: Record<Change['source'], string> = {
  desk: 'recorded here',
  api: 'by the API',
  cli: 'by the command line',
  pagerduty: 'from PagerDuty',
  github: 'from GitHub',
  gitlab: 'from GitLab',
  cloudevents: 'by CloudEvents',
  generic: 'by a hook',
};

/** A version as people read it: of a commit's hash the first seven digits. */
export function versionWords(version: string): string {
  return /^[0-9a-f]{40}$/u.test(version) ? version.slice(0, 7) : version;
}
