import { ERROR_CATALOGUE, type ErrorCode } from '#contract/error-catalogue.ts';
import type { ApiError } from '#contract/error.ts';
import type { DialectResult } from '#app/dialect.ts';
import type { BodyFault } from './read-json.ts';

/** Answers no, in the words of the API's error catalogue. */
export function refuse(code: ErrorCode, details: BodyFault[]): DialectResult {
  const { status, message, next, retryable } = ERROR_CATALOGUE[code];
  const body: ApiError = { error: { code, message, next, details, retryable } };
  return { outcome: 'refused', answer: { status, body } };
}
