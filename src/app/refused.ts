import type { ErrorCode } from '#contract/error-catalogue.ts';

/** “1 fault”, “3 faults”: for the sentences that count them. */
export function faultCount(count: number): string {
  return `${count} ${count === 1 ? 'fault' : 'faults'}`;
}

/** An expected no at the edge. The catalogue holds its public sentence; `details` are for people too. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly words: Record<string, string>;
  readonly details: { path?: string; line?: number; column?: number; message: string }[];

  constructor(code: ErrorCode, words: Record<string, string> = {}, details: Refused['details'] = []) {
    super(code);
    this.code = code;
    this.words = words;
    this.details = details;
  }
}
