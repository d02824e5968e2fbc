import { z } from 'zod';
import type { Executor, ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { DAY_MS, toIso } from '#core/shared/instant.ts';
import { mayHaveActed } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { findPatiently, lookFor } from '../look-for.ts';
import { namesAttempt } from '../names-attempt.ts';
import { githubCall, isPlainName, type GithubAction, type GithubCall } from './github-call.ts';
import { answerOfRun, githubRun } from './github-run.ts';
import { ATTEMPT_INPUT, workflowFaults } from './try-out.ts';

/** The run was accepted and has not shown itself yet; it is found by its attempt. */
const BY_ATTEMPT = 'by-attempt';
const LOOK_AGAIN_MS = 3000;
const LOOK_AFTER_TROUBLE_MS = 10_000;
const LOOK_BACK_MS = 2 * DAY_MS;
const PAGES = 3;

const runDetails = z.object({ workflow_run_id: z.int(), html_url: z.string().nullish() });
const runList = z.object({ workflow_runs: z.array(githubRun) });

/** Starts a workflow by dispatch. Its run carries the attempt's id in its name, so that a lost answer is found again. */
export function githubWorkflowExecutor(options: ExecutorOptions): Executor {
  const withCall = async <T>(
    action: StepAction,
    use: (call: GithubCall, action: GithubAction) => Promise<T>,
    otherwise: (fault: string) => T,
  ): Promise<T> => {
    if (action.executor !== 'github-workflow') return otherwise('This step is not for a GitHub workflow.');
    if (!isPlainName(action.workflow) || !/\.ya?ml$/.test(action.workflow))
      return otherwise('The workflow is not named by its file, such as revert.yml.');
    const call = await githubCall(options, action.connection, action.repository);
    return 'fault' in call ? otherwise(call.fault) : use(call, action);
  };

  const find = (step: ExecutorStep): Promise<ExecutorAnswer | null> =>
    withCall<ExecutorAnswer | null>(
      step.action,
      (call, action) => findRun(call, action, step.attemptId, options.clock.now() - LOOK_BACK_MS),
      () => null,
    );

  return {
    start: (step) =>
      withCall<ExecutorAnswer>(
        step.action,
        async (call, { workflow, ref, inputs }) => {
          const answer = await call.post(`/actions/workflows/${workflow}/dispatches`, {
            ref,
            inputs: { ...inputs, [ATTEMPT_INPUT]: step.attemptId },
          });
          if (answer.got === 'nothing') return { state: 'refused', why: answer.why };
          if (answer.got === 'lost') return lookFor(() => find(step), options.pause, answer.why);
          if (mayHaveActed(answer.status)) {
            const why = `${call.host} answered HTTP ${answer.status}; whether the workflow was started cannot be known.`;
            return lookFor(() => find(step), options.pause, why);
          }
          if (answer.status >= 300) return { state: 'refused', why: call.refusal(answer) };
          return started(call, answer.json);
        },
        (why) => ({ state: 'refused', why }),
      ),
    look: (step, ref) =>
      withCall<ExecutorAnswer>(
        step.action,
        async (call) => {
          if (!/^\d{1,20}$/.test(ref)) return (await find(step)) ?? stillRunning(ref, LOOK_AGAIN_MS);
          const answer = await call.get(`/actions/runs/${ref}`);
          if (answer.got !== 'answer') return stillRunning(ref, LOOK_AFTER_TROUBLE_MS);
          if (answer.status === 404) return { state: 'unknown', why: `${call.host} no longer has the run ${ref}.` };
          const run = githubRun.safeParse(answer.json);
          if (answer.status !== 200 || !run.success) return stillRunning(ref, LOOK_AFTER_TROUBLE_MS);
          return answerOfRun(call, run.data);
        },
        () => stillRunning(ref, LOOK_AFTER_TROUBLE_MS),
      ),
    find: (step) => findPatiently(() => find(step), options.pause),
    cancel: (step, ref) =>
      withCall<void>(
        step.action,
        async (call) => {
          const found = /^\d{1,20}$/.test(ref) ? { state: 'running' as const, ref } : await find(step);
          if (found?.state === 'running') await call.post(`/actions/runs/${found.ref}/cancel`);
        },
        () => undefined,
      ),
    tryOut: (action) =>
      withCall(
        action,
        async (call, github) => ({ does: wordsOf(github), faults: await workflowFaults(call, github) }),
        (fault) => ({ does: action.executor === 'github-workflow' ? wordsOf(action) : '', faults: [fault] }),
      ),
  };
}

function started(call: GithubCall, json: unknown): ExecutorAnswer {
  const details = runDetails.safeParse(json);
  if (!details.success) return stillRunning(BY_ATTEMPT, LOOK_AGAIN_MS);
  const link = details.data.html_url;
  return {
    ...stillRunning(String(details.data.workflow_run_id), LOOK_AGAIN_MS),
    ...(typeof link === 'string' ? { output: call.safe(link, 300) } : {}),
  };
}

function stillRunning(ref: string, lookAgainAfterMs: number): Extract<ExecutorAnswer, { state: 'running' }> {
  return { state: 'running', ref, lookAgainAfterMs };
}

async function findRun(
  call: GithubCall,
  { workflow }: GithubAction,
  attemptId: string,
  since: number,
): Promise<ExecutorAnswer | null> {
  const created = encodeURIComponent(`>=${toIso(since).slice(0, 19)}Z`);
  for (let page = 1; page <= PAGES; page += 1) {
    const query = `event=workflow_dispatch&per_page=100&page=${page}&created=${created}`;
    const answer = await call.get(`/actions/workflows/${workflow}/runs?${query}`);
    const list = runList.safeParse(answer.got === 'answer' && answer.status === 200 ? answer.json : null);
    if (!list.success) return null;
    const { workflow_runs: runs } = list.data;
    const run = runs.find(({ name, display_title: title }) =>
      [name, title].some((text) => namesAttempt(text ?? '', attemptId)),
    );
    if (run !== undefined) return answerOfRun(call, run);
    if (runs.length < 100) return null;
  }
  return null;
}

function wordsOf({ repository, workflow, ref, inputs }: GithubAction): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name}=${value}`);
  const words = given.length === 0 ? 'without inputs' : `with ${given.join(', ')}`;
  return `Runs ${workflow} of ${repository} on ${ref} ${words}.`;
}
