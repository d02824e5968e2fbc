import { createHash, randomBytes, sign } from 'node:crypto';
import type { z } from 'zod';
import { apiError } from '#contract/error.ts';
import {
  reportAnswer,
  RUNNER_HEADERS,
  RUNNER_PATHS,
  signedText,
  takeAnswer,
  type ReportBody,
  type RunnerStep,
  type TakeBody,
} from '#contract/runner.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import type { Identity } from './key-file.ts';
import { RunnerError } from './runner-error.ts';

/** The desk as a runner calls it, each request signed. Rejects with a `RunnerError` in words. */
export interface DeskClient {
  take(body: TakeBody, signal: AbortSignal): Promise<RunnerStep | null>;
  report(body: ReportBody): Promise<'on' | 'stop'>;
}

/** Longer than the desk lets a request for work wait. */
const TAKE_WITHIN_MS = 40 * SECOND_MS;
const REPORT_WITHIN_MS = 15 * SECOND_MS;

export function deskClient({ name, url, key }: Identity, options: { fetch: typeof fetch; now(): number }): DeskClient {
  async function post<A extends z.ZodType>(
    path: string,
    content: object,
    shape: A,
    signal: AbortSignal,
  ): Promise<z.output<A>> {
    const body = JSON.stringify(content);
    const time = String(options.now());
    const nonce = randomBytes(16).toString('base64url');
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const text = signedText({ path, name, time, nonce, bodyHash });
    const response = await options
      .fetch(`${url}${path}`, {
        method: 'POST',
        // What a redirect asks for is signed for no other place.
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          [RUNNER_HEADERS.name]: name,
          [RUNNER_HEADERS.time]: time,
          [RUNNER_HEADERS.nonce]: nonce,
          [RUNNER_HEADERS.signature]: sign(null, Buffer.from(text), key).toString('base64'),
        },
        body,
        signal,
      })
      .catch((cause: unknown) => {
        throw new RunnerError(`The desk at ${url} does not answer.`, { cause });
      });
    const answered: unknown = await response.json().catch(() => null);
    if (response.status !== 200) throw new RunnerError(refusalWords(url, response.status, answered));
    const parsed = shape.safeParse(answered);
    if (!parsed.success) throw new RunnerError(`The desk at ${url} answered something else than a runner understands.`);
    return parsed.data;
  }

  return {
    take: async (body, signal) =>
      (await post(RUNNER_PATHS.take, body, takeAnswer, AbortSignal.any([signal, AbortSignal.timeout(TAKE_WITHIN_MS)])))
        .step,
    report: async (body) =>
      (await post(RUNNER_PATHS.report, body, reportAnswer, AbortSignal.timeout(REPORT_WITHIN_MS))).go,
  };
}

/** What the desk refused, in its own words. */
export function refusalWords(url: string, status: number, body: unknown): string {
  const parsed = apiError.safeParse(body);
  if (!parsed.success) return `The desk at ${url} answered HTTP ${status} without a reason.`;
  const { message, next } = parsed.data.error;
  return `${message} ${next}`;
}
