import { ApiRefusal } from '#contract/client.ts';
import type { StoredText } from './section-draft.ts';

/** The colleague's text in a refusal because both changed the same lines; null for every other failure. */
export function storedOf(error: unknown): StoredText | null {
  if (!(error instanceof ApiRefusal) || error.code !== 'postmortem-conflict') return null;
  const told = (path: string) => error.details.find((detail) => detail.path === path)?.message;
  const body = told('stored.body');
  return body === undefined ? null : { body, version: Number(told('stored.version')) };
}
