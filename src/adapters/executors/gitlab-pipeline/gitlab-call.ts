import { z } from 'zod';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { askJson, refusalWords, type JsonAnswer } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { opened, type Opened } from '#app/asking/opened.ts';
import { safeWords } from '#app/asking/safe-words.ts';

export type GitlabAction = Extract<StepAction, { executor: 'gitlab-pipeline' }>;

/** GitLab's API for one project, over a connection. */
export interface GitlabCall {
  host: string;
  get(path: string): Promise<JsonAnswer>;
  post(path: string, body?: unknown): Promise<JsonAnswer>;
  /** Why an answer that is no success means that nothing was done. */
  refusal(answer: Extract<JsonAnswer, { got: 'answer' }>): string;
  safe(text: string, longest?: number): string;
}

const said = z.union([z.object({ message: z.unknown() }), z.object({ error: z.unknown() })]);

/** Opens the connection for a project; says in words why it cannot be used. */
export async function gitlabCall(
  options: ExecutorOptions,
  name: string,
  project: string,
): Promise<GitlabCall | { fault: string }> {
  if (!/^[A-Za-z0-9._/-]{1,255}$/.test(project) || project.split('/').some((part) => /^\.*$/.test(part)))
    return {
      fault: `${safeWords(project, null, 80)} is no project. Write its path, such as group/name, or its number.`,
    };
  const open = await opened(options, 'gitlab', name);
  return 'fault' in open ? open : gitlabCallOf(options, open, `/projects/${encodeURIComponent(project)}`);
}

/** GitLab's API below a path. */
export function gitlabCallOf(
  options: Pick<ExecutorOptions, 'ask' | 'timeoutMs'>,
  { connection, secret }: Opened<'gitlab'>,
  below: string,
): GitlabCall {
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<JsonAnswer> =>
    askJson(options, new URL(`${connection.url}/api/v4${below}${path}`), {
      method,
      headers: { 'private-token': secret ?? '' },
      ...(body === undefined ? {} : { body }),
      allowPrivate: connection.allowPrivate,
    });
  const safe = (text: string, longest?: number): string => safeWords(text, secret, longest);
  const { host } = new URL(connection.url);
  return {
    host,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    refusal({ status, json, headers }) {
      const parsed = said.safeParse(json);
      const reason = !parsed.success ? '' : 'message' in parsed.data ? parsed.data.message : parsed.data.error;
      const words = typeof reason === 'string' ? reason : JSON.stringify(reason);
      return refusalWords(host, status, safe(words), headers);
    },
    safe,
  };
}
