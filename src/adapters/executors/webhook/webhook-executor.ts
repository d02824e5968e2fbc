import type { Executor, ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { askJson, mayHaveActed, refusalWords, type JsonAnswer } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { lookFor } from '../look-for.ts';
import { opened, type Opened } from '#app/asking/opened.ts';
import { safeWords } from '#app/asking/safe-words.ts';
import { answerOfSaid, lookUrlOf } from './said.ts';
import { signedHeaders } from '#app/asking/signed.ts';

type WebhookAction = Extract<StepAction, { executor: 'webhook' }>;

const LOOK_AFTER_TROUBLE_MS = 10_000;

/** Posts a step, signed, to an address of the company's own. The attempt's id is its idempotency key. */
export function webhookExecutor(options: ExecutorOptions): Executor {
  const withHook = async <T>(
    action: StepAction,
    use: (hook: Opened<'webhook'>, action: WebhookAction) => Promise<T>,
    otherwise: (fault: string) => T,
  ): Promise<T> => {
    if (action.executor !== 'webhook') return otherwise('This step is not for a webhook.');
    const hook = await opened(options, 'webhook', action.connection);
    return 'fault' in hook ? otherwise(hook.fault) : use(hook, action);
  };

  const send = (
    { connection, secret }: Opened<'webhook'>,
    method: 'GET' | 'POST',
    url: string,
    attemptId: string,
    content?: object,
  ): Promise<JsonAnswer> => {
    const body = content === undefined ? '' : JSON.stringify(content);
    return askJson(options, new URL(url), {
      method,
      headers: signedHeaders(attemptId, body, secret, options.clock.now()),
      ...(content === undefined ? {} : { body }),
      allowPrivate: connection.allowPrivate,
    });
  };

  const askAfter = async (hook: Opened<'webhook'>, step: ExecutorStep, ref: string): Promise<JsonAnswer | null> => {
    const { origin } = new URL(hook.connection.url);
    const url = lookUrlOf(ref, origin) ?? filled(hook.connection.statusUrl, step.attemptId);
    return url === null ? null : send(hook, 'GET', url, step.attemptId);
  };

  const read = (hook: Opened<'webhook'>, json: unknown): ExecutorAnswer | null =>
    answerOfSaid(json, hook.secret, new URL(hook.connection.url).origin);

  const find = (step: ExecutorStep): Promise<ExecutorAnswer | null> =>
    withHook<ExecutorAnswer | null>(
      step.action,
      async (hook) => {
        const answer = await askAfter(hook, step, '');
        if (answer?.got !== 'answer' || answer.status !== 200) return null;
        return read(hook, answer.json);
      },
      () => null,
    );

  return {
    start: (step) =>
      withHook<ExecutorAnswer>(
        step.action,
        async (hook, { body }) => {
          const { attemptId, runId, stepId } = step;
          const answer = await send(hook, 'POST', hook.connection.url, attemptId, {
            attempt: attemptId,
            run: runId,
            step: stepId,
            timeoutMs: step.timeoutMs,
            data: body,
          });
          if (answer.got === 'nothing') return { state: 'refused', why: answer.why };
          const { host } = new URL(hook.connection.url);
          if (answer.got === 'lost' || mayHaveActed(answer.status)) {
            const status = answer.got === 'lost' ? answer.why : `${host} answered HTTP ${answer.status}.`;
            const why = `${status} Whether it was done cannot be known.`;
            return hook.connection.statusUrl === null
              ? { state: 'unknown', why }
              : lookFor(() => find(step), options.pause, why);
          }
          if (answer.status >= 300) {
            const words = safeWords(answer.text, hook.secret, 200);
            return { state: 'refused', why: refusalWords(host, answer.status, words, answer.headers) };
          }
          return read(hook, answer.json) ?? { state: 'ended', outcome: 'succeeded', output: `HTTP ${answer.status}` };
        },
        (why) => ({ state: 'refused', why }),
      ),
    look: (step, ref) =>
      withHook<ExecutorAnswer>(
        step.action,
        async (hook) => {
          const later: ExecutorAnswer = { state: 'running', ref, lookAgainAfterMs: LOOK_AFTER_TROUBLE_MS };
          const answer = await askAfter(hook, step, ref);
          if (answer === null)
            return { state: 'unknown', why: 'It said that it runs, and there is no address where to ask after it.' };
          if (answer.got !== 'answer' || answer.status !== 200) return later;
          const said = read(hook, answer.json) ?? later;
          return said.state === 'running' && lookUrlOf(ref, new URL(hook.connection.url).origin) !== null
            ? { ...said, ref }
            : said;
        },
        () => ({ state: 'running', ref, lookAgainAfterMs: LOOK_AFTER_TROUBLE_MS }),
      ),
    find,
    cancel: (step) =>
      withHook<void>(
        step.action,
        async (hook) => {
          const url = filled(hook.connection.cancelUrl, step.attemptId);
          if (url !== null) await send(hook, 'POST', url, step.attemptId, { attempt: step.attemptId, cancel: true });
        },
        () => undefined,
      ),
    tryOut: (action) =>
      withHook(
        action,
        async (hook, { connection, body }) => ({
          does: `Posts ${JSON.stringify(body)} to ${connection} (${new URL(hook.connection.url).host})${hook.secret === null ? ', unsigned' : ', signed'}.`,
          faults: [],
        }),
        (fault) => ({ does: '', faults: [fault] }),
      ),
  };
}

function filled(url: string | null, attemptId: string): string | null {
  return url === null ? null : url.replaceAll('{attempt}', encodeURIComponent(attemptId));
}
