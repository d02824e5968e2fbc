import { mergeTexts } from '#core/postmortem/merge-texts.ts';

/** A text as the desk has it. */
export interface StoredText {
  version: number;
  body: string;
}

/**
 * One part while somebody writes it. `base` is the version of the desk that the text goes on from; whatever differs
 * from it is not saved yet.
 */
export interface SectionDraft {
  base: StoredText;
  text: string;
  /** What was handed to the desk and is not answered yet. */
  sent: string | null;
  /** What a colleague saved in the same lines; the writer chooses. */
  conflict: StoredText | null;
  /** Something of a colleague was put together with the text since the writer last looked. */
  merged: boolean;
  /** Why the last save did not go through, and what it was to save; null when it did. */
  problem: { error: unknown; text: string } | null;
}

export type DraftNews =
  | { kind: 'typed'; text: string }
  | { kind: 'sent'; text: string }
  | { kind: 'saved'; stored: StoredText; merged: boolean }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; stored: StoredText }
  /** The desk has a version that somebody else, or another window, saved. */
  | { kind: 'heard'; stored: StoredText }
  /** The writer decided a conflict: this is the text from now on. */
  | { kind: 'chosen'; text: string }
  | { kind: 'merge-seen' };

/** A draft of what the desk has, or of what this browser kept when it was not saved. */
export function draftOf(stored: StoredText, kept: { base: StoredText; text: string } | null): SectionDraft {
  const begun = { sent: null, conflict: null, merged: false, problem: null };
  if (kept === null || kept.text === stored.body) return { base: stored, text: stored.body, ...begun };
  // A desk that came back from an older backup does not know what the text went on from: the writer decides.
  if (kept.base.version > stored.version) return { base: kept.base, text: kept.text, ...begun, conflict: stored };
  return { base: kept.base, text: kept.text, ...begun };
}

/** Whether the desk does not have all that is written. */
export function isUnsaved({ text, base }: SectionDraft): boolean {
  return text !== base.body;
}

/** Whether the text can be handed to the desk now. */
export function canSend(draft: SectionDraft): boolean {
  return isUnsaved(draft) && draft.sent === null && draft.conflict === null;
}

/** The draft after one more thing happened. What is typed is never lost: it is in the text, or it is saved. */
export function draftAfter(draft: SectionDraft, news: DraftNews): SectionDraft {
  switch (news.kind) {
    case 'typed':
      return { ...draft, text: news.text };
    case 'sent':
      return { ...draft, sent: news.text };
    case 'failed':
      return { ...draft, sent: null, problem: { error: news.error, text: draft.sent ?? draft.text } };
    case 'conflict':
      return { ...draft, sent: null, problem: null, conflict: news.stored };
    case 'saved':
      return afterSaved(draft, news.stored, news.merged);
    case 'heard':
      return afterHeard(draft, news.stored);
    case 'chosen':
      return { ...draft, base: draft.conflict ?? draft.base, text: news.text, conflict: null };
    case 'merge-seen':
      return { ...draft, merged: false };
  }
}

/** The writer may have typed on while the desk was putting their text together with a colleague's. */
function afterSaved(draft: SectionDraft, stored: StoredText, merged: boolean): SectionDraft {
  const sent = draft.sent ?? draft.base.body;
  const saved = { ...draft, sent: null, problem: null, merged: draft.merged || (merged && stored.body !== sent) };
  const together = mergeTexts(sent, stored.body, draft.text);
  if (together.outcome === 'conflict') return { ...saved, conflict: stored };
  return { ...saved, base: stored, text: together.text };
}

function afterHeard(draft: SectionDraft, stored: StoredText): SectionDraft {
  if (stored.version <= draft.base.version || draft.sent !== null) return draft;
  if (draft.conflict !== null) return stored.version > draft.conflict.version ? { ...draft, conflict: stored } : draft;
  // What is being typed is not touched; saving puts both together.
  return isUnsaved(draft) ? draft : { ...draft, base: stored, text: stored.body };
}
