import { z } from 'zod';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { askJson, refusalWords, type JsonAnswer } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { opened, type Opened } from '#app/asking/opened.ts';
import { safeWords } from '#app/asking/safe-words.ts';

export type GithubAction = Extract<StepAction, { executor: 'github-workflow' }>;

/** GitHub's API for one repository, over a connection. */
export interface GithubCall {
  host: string;
  get(path: string, accept?: string): Promise<JsonAnswer>;
  post(path: string, body?: unknown): Promise<JsonAnswer>;
  /** Why an answer that is no success means that nothing was done. */
  refusal(answer: Extract<JsonAnswer, { got: 'answer' }>): string;
  safe(text: string, longest?: number): string;
}

const said = z.object({ message: z.string() });

/** Opens the connection for a repository; says in words why it cannot be used. */
export async function githubCall(
  options: ExecutorOptions,
  name: string,
  repository: string,
): Promise<GithubCall | { fault: string }> {
  const [owner = '', repo = '', ...more] = repository.split('/');
  if (more.length > 0 || !isPlainName(owner) || !isPlainName(repo))
    return { fault: `${safeWords(repository, null, 80)} is no repository. Write it as owner/name.` };
  const open = await opened(options, 'github', name);
  return 'fault' in open ? open : callOf(options, open, `/repos/${owner}/${repo}`);
}

/** What GitHub allows in names of owners, repositories and files of workflows. */
export function isPlainName(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,100}$/.test(text) && !/^\.+$/.test(text);
}

/** GitHub's API below a path. */
export function callOf(
  options: Pick<ExecutorOptions, 'ask' | 'timeoutMs'>,
  { connection, secret }: Opened<'github'>,
  below: string,
): GithubCall {
  const url = (path: string): URL => new URL(`${connection.url}${below}${path}`);
  const { allowPrivate } = connection;
  const headers = (accept: string): Record<string, string> => ({
    accept,
    authorization: `Bearer ${secret ?? ''}`,
    'x-github-api-version': connection.apiVersion,
  });
  const safe = (text: string, longest?: number): string => safeWords(text, secret, longest);
  const { host } = new URL(connection.url);
  return {
    host,
    get: (path, accept = 'application/vnd.github+json') =>
      askJson(options, url(path), { method: 'GET', headers: headers(accept), allowPrivate }),
    post: (path, body) =>
      askJson(options, url(path), {
        method: 'POST',
        headers: headers('application/vnd.github+json'),
        ...(body === undefined ? {} : { body }),
        allowPrivate,
      }),
    refusal({ status, json, headers: answered }) {
      const parsed = said.safeParse(json);
      return refusalWords(host, status, parsed.success ? safe(parsed.data.message) : '', answered);
    },
    safe,
  };
}
