import { z } from 'zod';
import type { ExecutorAnswer } from '#app/ports/revert.ts';
import type { GithubCall } from './github-call.ts';

/** A run of a workflow as GitHub answers it; what is not needed is left out. */
export const githubRun = z.object({
  id: z.int(),
  name: z.string().nullish(),
  display_title: z.string().nullish(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  html_url: z.string().nullish(),
});
export type GithubRun = z.output<typeof githubRun>;

const jobList = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      status: z.string().nullish(),
      conclusion: z.string().nullish(),
      steps: z.array(z.object({ name: z.string(), conclusion: z.string().nullish() })).nullish(),
    }),
  ),
});

const LOOK_AGAIN_MS = 3000;

/** What a run's state means for a step. Its jobs are its output, once it has ended. */
export async function answerOfRun(call: GithubCall, run: GithubRun): Promise<ExecutorAnswer> {
  const ref = String(run.id);
  if (run.status !== 'completed') return { state: 'running', ref, lookAgainAfterMs: LOOK_AGAIN_MS };
  const output = await jobsOf(call, run);
  const ended = { state: 'ended' as const, ...(output === '' ? {} : { output }) };
  const conclusion = run.conclusion ?? 'without a conclusion';
  if (conclusion === 'success') return { ...ended, outcome: 'succeeded' };
  if (conclusion === 'cancelled') return { ...ended, outcome: 'cancelled', why: 'The run was cancelled.' };
  return { ...ended, outcome: 'failed', why: `The run ended: ${call.safe(conclusion, 60)}.` };
}

async function jobsOf(call: GithubCall, run: GithubRun): Promise<string> {
  const answer = await call.get(`/actions/runs/${run.id}/jobs?per_page=100`);
  const parsed = jobList.safeParse(answer.got === 'answer' ? answer.json : null);
  const link = typeof run.html_url === 'string' ? [call.safe(run.html_url, 300)] : [];
  if (!parsed.success) return link.join('\n');
  const lines = parsed.data.jobs.flatMap((job) => [
    `${call.safe(job.name, 200)}: ${call.safe(job.conclusion ?? job.status ?? 'unknown', 60)}`,
    ...(job.steps ?? []).map((step) => `  ${call.safe(step.name, 200)}: ${call.safe(step.conclusion ?? '…', 60)}`),
  ]);
  return [...lines, ...link].join('\n');
}
