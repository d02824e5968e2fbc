import { z } from 'zod';
import { readGitlabTime } from './read-gitlab-time.ts';

const text = z.string().max(200_000);
const time = text
  .refine((words) => readGitlabTime(words) !== undefined, 'must be a time such as 2026-11-22 21:12:59 UTC')
  .transform((words) => readGitlabTime(words) ?? null);
const person = z.object({ name: text.nullish(), username: text.nullish() }).nullish();
const project = z.object({ path_with_namespace: text, web_url: text.nullish() });

/** Deployment Hook. Fields that older releases lack may be absent. */
export const deploymentHook = z.object({
  object_kind: z.literal('deployment'),
  status: text,
  status_changed_at: time.nullish(),
  deployment_id: z.number().nullish(),
  deployable_id: z.number().nullish(),
  deployable_url: text.nullish(),
  environment: text.nullish(),
  project,
  short_sha: text.nullish(),
  user: person,
  commit_url: text.nullish(),
  commit_title: text.nullish(),
  ref: text.nullish(),
});
export type DeploymentHook = z.output<typeof deploymentHook>;

/** Release Hook. */
export const releaseHook = z.object({
  object_kind: z.literal('release'),
  action: text,
  id: z.number(),
  tag: text,
  name: text.nullish(),
  description: text.nullish(),
  released_at: time.nullish(),
  created_at: time.nullish(),
  url: text.nullish(),
  project,
  commit: z.object({ author: person }).nullish(),
});
export type ReleaseHook = z.output<typeof releaseHook>;

const job = z.object({
  status: text,
  started_at: time.nullish(),
  finished_at: time.nullish(),
  environment: z.object({ name: text, action: text.nullish() }).nullish(),
});
export type PipelineJob = z.output<typeof job>;

/** Pipeline Hook. */
export const pipelineHook = z.object({
  object_kind: z.literal('pipeline'),
  object_attributes: z.object({
    id: z.number(),
    ref: text.nullish(),
    tag: z.boolean().nullish(),
    sha: text.nullish(),
    created_at: time.nullish(),
    finished_at: time.nullish(),
    url: text.nullish(),
  }),
  user: person,
  project,
  commit: z.object({ title: text.nullish(), message: text.nullish() }).nullish(),
  builds: z.array(job).max(5000).default([]),
});
export type PipelineHook = z.output<typeof pipelineHook>;
