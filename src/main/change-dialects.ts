import { changesDialect } from '#adapters/intake/changes/changes-dialect.ts';
import { cloudeventsDialect } from '#adapters/intake/cloudevents/cloudevents-dialect.ts';
import { githubDialect } from '#adapters/intake/github/github-dialect.ts';
import { gitlabDialect } from '#adapters/intake/gitlab/gitlab-dialect.ts';
import { pagerdutyDialect } from '#adapters/intake/pagerduty/pagerduty-dialect.ts';
import type { Dialect } from '#app/dialect.ts';

/** The dialects in which changes come in. */
export const CHANGE_DIALECTS: Dialect[] = [
  pagerdutyDialect,
  githubDialect,
  gitlabDialect,
  cloudeventsDialect,
  changesDialect,
];
