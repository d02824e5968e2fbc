import { z } from 'zod';
import { instantText } from '../read-instant.ts';

const text = z.string().max(200_000);
const person = z.object({ login: text }).nullish();

/** Fields that are read of every event. */
const common = { repository: z.object({ full_name: text, html_url: text.nullish() }), sender: person };

const workflowRun = z.object({
  id: z.number(),
  name: text.nullish(),
  display_title: text.nullish(),
  path: text.nullish(),
  event: text.nullish(),
  status: text.nullish(),
  conclusion: text.nullish(),
  head_branch: text.nullish(),
  head_sha: text,
  run_attempt: z.number().nullish(),
  run_started_at: instantText.nullish(),
  created_at: instantText,
  updated_at: instantText.nullish(),
  html_url: text.nullish(),
  actor: person,
});

const deployment = z.object({
  id: z.number(),
  sha: text,
  ref: text,
  task: text.nullish(),
  environment: text.nullish(),
  description: text.nullish(),
  creator: person,
  created_at: instantText,
});

/** `deployment`: one was asked for. */
export const deploymentEvent = z.object({
  ...common,
  deployment,
  workflow_run: workflowRun.partial().nullish(),
});

/** `deployment_status`: how one goes. */
export const deploymentStatusEvent = z.object({
  ...common,
  deployment,
  deployment_status: z.object({
    state: text,
    description: text.nullish(),
    target_url: text.nullish(),
    log_url: text.nullish(),
    created_at: instantText,
    updated_at: instantText.nullish(),
  }),
  workflow_run: workflowRun.partial().nullish(),
});
export type DeploymentStatusEvent = z.output<typeof deploymentStatusEvent>;
export type DeploymentEvent = z.output<typeof deploymentEvent>;

/** `release`. */
export const releaseEvent = z.object({
  ...common,
  action: text,
  release: z.object({
    id: z.number(),
    tag_name: text,
    name: text.nullish(),
    body: text.nullish(),
    draft: z.boolean().nullish(),
    prerelease: z.boolean().nullish(),
    published_at: instantText.nullish(),
    html_url: text.nullish(),
    author: person,
  }),
});
export type ReleaseEvent = z.output<typeof releaseEvent>;

/** `workflow_run`. */
export const workflowRunEvent = z.object({ ...common, action: text, workflow_run: workflowRun });
export type WorkflowRunEvent = z.output<typeof workflowRunEvent>;
