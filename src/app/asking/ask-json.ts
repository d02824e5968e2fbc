import { AnswerLost, NotAsked } from '../ports/guarded-ask.ts';
import { ANSWER_WITHIN_MS, type AskingOptions } from './asking-options.ts';

/** What became of one request. `lost`: it may have been acted on. */
export type JsonAnswer =
  | { got: 'answer'; status: number; headers: Record<string, string>; json: unknown; text: string }
  | { got: 'nothing'; why: string }
  | { got: 'lost'; why: string };

export interface JsonRequest {
  method: 'GET' | 'POST' | 'HEAD';
  headers: Record<string, string>;
  body?: unknown;
  allowPrivate: boolean;
}

/** Asks once and reads the answer as JSON where it is; never rejects. */
export async function askJson(
  options: Pick<AskingOptions, 'ask' | 'timeoutMs'>,
  url: URL,
  { method, headers, body, allowPrivate }: JsonRequest,
): Promise<JsonAnswer> {
  try {
    const answer = await options.ask(url, {
      method,
      headers: {
        'user-agent': 'TwoAM',
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      allowPrivate,
      timeoutMs: options.timeoutMs ?? ANSWER_WITHIN_MS,
    });
    return { got: 'answer', ...answer, text: answer.body, json: readJson(answer.body) };
  } catch (error) {
    if (error instanceof NotAsked) return { got: 'nothing', why: error.message };
    if (error instanceof AnswerLost) return { got: 'lost', why: error.message };
    return { got: 'lost', why: `The request to ${url.host} failed.` };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Statuses after which the other side may have acted all the same: its own faults, and a proxy's impatience. */
export function mayHaveActed(status: number): boolean {
  return status >= 500 || status === 408 || status === 499;
}

/** Why a status below 500 means that nothing was done, in words; `said` is what the other side gave as its reason. */
export function refusalWords(host: string, status: number, said: string, headers: Record<string, string>): string {
  if (status >= 300 && status < 400)
    return `${host} answered HTTP ${status}, a redirect, which is not followed. Name the place where it is now.`;
  const reason = said === '' ? '' : ` It says: ${said}`;
  const wait = /^\d{1,6}$/.exec(headers['retry-after'] ?? '')?.[0];
  if (wait !== undefined) return `${host} answered HTTP ${status} and asks to wait ${wait} seconds.${reason}`;
  return `${host} answered HTTP ${status}, so nothing was started.${reason}`;
}
