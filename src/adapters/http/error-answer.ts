import type { FastifyError } from 'fastify';
import { Refused } from '#app/refused.ts';
import { ERROR_CATALOGUE, type ErrorCode } from '#contract/error-catalogue.ts';
import type { ApiError } from '#contract/error.ts';
import { isDatabaseAway } from './database-away.ts';

export interface ErrorAnswer {
  status: number;
  body: ApiError;
  /** What happened inside, for the log; null when the refusal is an expected one. */
  unexpected: unknown;
}

/** Turns whatever was thrown into a refusal of the catalogue. Nothing of an unknown error reaches the client. */
export function errorAnswer(thrown: unknown, requestId: string, bodyLimit: number): ErrorAnswer {
  const refused = asRefused(thrown, bodyLimit);
  if (refused !== null) return { ...answerOf(refused, requestId), unexpected: null };
  const code = isDatabaseAway(thrown) ? 'database-away' : 'internal';
  return { ...answerOf(new Refused(code), requestId), unexpected: thrown };
}

/** The status and the body of a refusal. */
function answerOf(refused: Refused, requestId: string): { status: number; body: ApiError } {
  const entry = ERROR_CATALOGUE[refused.code];
  return {
    status: entry.status,
    body: {
      error: {
        code: refused.code,
        message: fill(entry.message, refused.words),
        next: fill(entry.next, refused.words),
        ...(refused.details.length > 0 && { details: refused.details }),
        retryable: entry.retryable,
        requestId,
      },
    },
  };
}

function fill(sentence: string, words: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => words[name] ?? place);
}

/** What the framework refuses before a handler runs. */
const FRAMEWORK_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not-json',
  FST_ERR_BAD_URL: 'unknown-route',
  FST_ERR_MAX_PARAM_LENGTH: 'unknown-route',
};

function asRefused(thrown: unknown, bodyLimit: number): Refused | null {
  if (thrown instanceof Refused) return thrown;
  if (!(thrown instanceof Error)) return null;
  const code = FRAMEWORK_CODES[(thrown as Partial<FastifyError>).code ?? ''];
  return code === undefined ? null : new Refused(code, { limit: `${bodyLimit / 1_000_000} MB` });
}
