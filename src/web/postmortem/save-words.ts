import { shownRefusal } from '../api/refusal.ts';
import { clockWords, dateClockWords } from '../time/absolute-words.ts';
import { isUnsaved } from './section-draft.ts';
import type { SectionHandle } from './use-section.ts';

/** How a part stands: `saved` only once the desk has said so. */
export function saveWords({ draft, savedAt }: Pick<SectionHandle, 'draft' | 'savedAt'>): {
  state: 'saved' | 'saving' | 'unsaved' | 'problem';
  words: string;
} {
  if (draft.conflict !== null) return { state: 'problem', words: 'Not saved: a colleague changed the same lines.' };
  if (draft.problem !== null && isUnsaved(draft)) {
    const { message, next } = shownRefusal(draft.problem.error);
    return { state: 'problem', words: `Not saved yet. ${message} ${next ?? ''}`.trim() };
  }
  if (draft.sent !== null) return { state: 'saving', words: 'Saving…' };
  if (isUnsaved(draft)) return { state: 'unsaved', words: 'Not saved yet.' };
  return savedAt === null
    ? { state: 'saved', words: 'Nobody has written this yet.' }
    : { state: 'saved', words: `Saved ${timeWords(savedAt)}` };
}

const DAY_MS = 86_400_000;

function timeWords(at: string): string {
  const ms = Date.parse(at);
  return Math.abs(Date.now() - ms) < DAY_MS ? clockWords(ms) : dateClockWords(ms);
}
