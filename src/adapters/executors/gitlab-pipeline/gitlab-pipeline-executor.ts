import { z } from 'zod';
import type { Executor, ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { DAY_MS, toIso } from '#core/shared/instant.ts';
import { mayHaveActed } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { findPatiently, lookFor } from '../look-for.ts';
import { namesAttempt } from '../names-attempt.ts';
import { gitlabCall, type GitlabAction, type GitlabCall } from './gitlab-call.ts';
import { answerOfPipeline, gitlabPipeline, type GitlabPipeline } from './gitlab-pipeline.ts';

/** The variable by which a pipeline is found again. */
const ATTEMPT_VARIABLE = 'TWOAM_ATTEMPT';
const LOOK_AFTER_TROUBLE_MS = 10_000;
const LOOK_BACK_MS = 2 * DAY_MS;
/** Pipelines whose variables are asked for, the newest first. */
const LOOKED_THROUGH = 30;

const pipelineList = z.array(gitlabPipeline);
const variableList = z.array(z.object({ key: z.string(), value: z.string() }));

/** Creates a pipeline with variables. `TWOAM_ATTEMPT` among them is what a lost answer is found by. */
export function gitlabPipelineExecutor(options: ExecutorOptions): Executor {
  const withCall = async <T>(
    action: StepAction,
    use: (call: GitlabCall, action: GitlabAction) => Promise<T>,
    otherwise: (fault: string) => T,
  ): Promise<T> => {
    if (action.executor !== 'gitlab-pipeline') return otherwise('This step is not for a GitLab pipeline.');
    const call = await gitlabCall(options, action.connection, action.project);
    return 'fault' in call ? otherwise(call.fault) : use(call, action);
  };

  const find = (step: ExecutorStep): Promise<ExecutorAnswer | null> =>
    withCall<ExecutorAnswer | null>(
      step.action,
      async (call, action) => {
        const pipeline = await findPipeline(call, action, step.attemptId, options.clock.now() - LOOK_BACK_MS);
        return pipeline === null ? null : answerOfPipeline(call, pipeline);
      },
      () => null,
    );

  return {
    start: (step) =>
      withCall<ExecutorAnswer>(
        step.action,
        async (call, { ref, variables }) => {
          const given = { ...variables, [ATTEMPT_VARIABLE]: step.attemptId };
          const answer = await call.post('/pipeline', {
            ref,
            variables: Object.entries(given).map(([key, value]) => ({ key, value })),
          });
          if (answer.got === 'nothing') return { state: 'refused', why: answer.why };
          if (answer.got === 'lost') return lookFor(() => find(step), options.pause, answer.why);
          const created = gitlabPipeline.safeParse(answer.json);
          if (mayHaveActed(answer.status) || (answer.status < 300 && !created.success)) {
            const why = `${call.host} answered HTTP ${answer.status}; whether the pipeline was created cannot be known.`;
            return lookFor(() => find(step), options.pause, why);
          }
          if (!created.success || answer.status >= 300) return { state: 'refused', why: call.refusal(answer) };
          return answerOfPipeline(call, created.data);
        },
        (why) => ({ state: 'refused', why }),
      ),
    look: (step, ref) =>
      withCall<ExecutorAnswer>(
        step.action,
        async (call) => {
          const later: ExecutorAnswer = { state: 'running', ref, lookAgainAfterMs: LOOK_AFTER_TROUBLE_MS };
          if (!/^\d{1,20}$/.test(ref)) return (await find(step)) ?? later;
          const answer = await call.get(`/pipelines/${ref}`);
          if (answer.got !== 'answer') return later;
          if (answer.status === 404)
            return { state: 'unknown', why: `${call.host} no longer has the pipeline ${ref}.` };
          const pipeline = gitlabPipeline.safeParse(answer.json);
          return answer.status === 200 && pipeline.success ? answerOfPipeline(call, pipeline.data) : later;
        },
        () => ({ state: 'running', ref, lookAgainAfterMs: LOOK_AFTER_TROUBLE_MS }),
      ),
    find: (step) => findPatiently(() => find(step), options.pause),
    cancel: (step, ref) =>
      withCall<void>(
        step.action,
        async (call) => {
          if (/^\d{1,20}$/.test(ref)) await call.post(`/pipelines/${ref}/cancel`);
        },
        () => undefined,
      ),
    tryOut: (action) =>
      withCall(
        action,
        async (call, gitlab) => ({ does: wordsOf(gitlab), faults: await faultsOf(call, gitlab) }),
        (fault) => ({ does: action.executor === 'gitlab-pipeline' ? wordsOf(action) : '', faults: [fault] }),
      ),
  };
}

async function findPipeline(
  call: GitlabCall,
  { ref }: GitlabAction,
  attemptId: string,
  since: number,
): Promise<GitlabPipeline | null> {
  const query = new URLSearchParams({
    source: 'api',
    ref,
    updated_after: toIso(since),
    order_by: 'id',
    sort: 'desc',
    per_page: String(LOOKED_THROUGH),
  });
  const answer = await call.get(`/pipelines?${query.toString()}`);
  const list = pipelineList.safeParse(answer.got === 'answer' && answer.status === 200 ? answer.json : null);
  if (!list.success) return null;
  const named = list.data.find(({ name }) => namesAttempt(name ?? '', attemptId));
  if (named !== undefined) return named;
  for (const pipeline of list.data) {
    const asked = await call.get(`/pipelines/${pipeline.id}/variables`);
    const variables = variableList.safeParse(asked.got === 'answer' && asked.status === 200 ? asked.json : null);
    if (variables.data?.some(({ key, value }) => key === ATTEMPT_VARIABLE && value === attemptId) === true)
      return pipeline;
  }
  return null;
}

async function faultsOf(call: GitlabCall, { project, ref }: GitlabAction): Promise<string[]> {
  const known = await call.get('');
  if (known.got !== 'answer') return [known.why];
  if (known.status === 404) return [`There is no project ${project}, or the token may not see it.`];
  if (known.status !== 200) return [call.refusal(known)];
  const commit = await call.get(`/repository/commits/${encodeURIComponent(ref)}`);
  if (commit.got !== 'answer') return [commit.why];
  return commit.status === 200 ? [] : [`${project} has no branch or tag ${call.safe(ref, 100)}.`];
}

function wordsOf({ project, ref, variables }: GitlabAction): string {
  const given = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const words = given.length === 0 ? 'without variables' : `with ${given.join(', ')}`;
  return `Creates a pipeline of ${project} on ${ref} ${words}.`;
}
