import { z } from 'zod';
import type { ExecutorAnswer } from '#app/ports/revert.ts';
import type { GitlabCall } from './gitlab-call.ts';

/** A pipeline as GitLab answers it; what is not needed is left out. */
export const gitlabPipeline = z.object({
  id: z.int(),
  name: z.string().nullish(),
  status: z.string(),
  web_url: z.string().nullish(),
});
export type GitlabPipeline = z.output<typeof gitlabPipeline>;

const jobs = z.array(z.object({ name: z.string(), stage: z.string(), status: z.string() }));

const LOOK_AGAIN_MS = 3000;
const ENDED = new Set(['success', 'failed', 'canceled', 'skipped']);

/** What a pipeline's state means for a step. Its jobs are its output, once it has ended. */
export async function answerOfPipeline(call: GitlabCall, pipeline: GitlabPipeline): Promise<ExecutorAnswer> {
  const { id, status } = pipeline;
  if (!ENDED.has(status)) return { state: 'running', ref: String(id), lookAgainAfterMs: LOOK_AGAIN_MS };
  const output = await jobsOf(call, pipeline);
  const ended = { state: 'ended' as const, ...(output === '' ? {} : { output }) };
  if (status === 'success') return { ...ended, outcome: 'succeeded' };
  if (status === 'canceled') return { ...ended, outcome: 'cancelled', why: 'The pipeline was cancelled.' };
  return { ...ended, outcome: 'failed', why: `The pipeline ended: ${status}.` };
}

async function jobsOf(call: GitlabCall, { id, web_url: link }: GitlabPipeline): Promise<string> {
  const answer = await call.get(`/pipelines/${id}/jobs?per_page=100&include_retried=false`);
  const parsed = jobs.safeParse(answer.got === 'answer' ? answer.json : null);
  const lines = parsed.success
    ? parsed.data.map(
        (job) => `${call.safe(job.stage, 100)} / ${call.safe(job.name, 200)}: ${call.safe(job.status, 60)}`,
      )
    : [];
  return [...lines, ...(typeof link === 'string' ? [call.safe(link, 300)] : [])].join('\n');
}
