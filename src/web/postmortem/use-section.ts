import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { savePostmortemSection, type ProseShown } from '#contract/postmortem.ts';
import { call } from '../api/call.ts';
import { mayRetry } from '../api/refusal.ts';
import { useSpace } from '../api/space.ts';
import { inSpace } from '../api/use-answer.ts';
import { keep, keptName, readKept } from './kept-text.ts';
import { canSend, draftAfter, draftOf, isUnsaved, type DraftNews, type SectionDraft } from './section-draft.ts';
import { storedOf } from './stored-of.ts';

/** How long somebody pauses before what they wrote is saved. */
const PAUSE_MS = 800;
/** How long until a save that did not go through is tried again. */
const AGAIN_MS = 2500;

export interface SectionHandle {
  draft: SectionDraft;
  /** When the desk last said that it has the text. */
  savedAt: string | null;
  /** What an earlier page had not saved is back. */
  isBack: boolean;
  tell(news: DraftNews): void;
  /** Saves now, if there is anything to save. */
  save(): void;
}

/** One part while it is written: saves as somebody types, and keeps here what is not saved. */
export function useSection(incidentId: string, part: ProseShown): SectionHandle {
  const space = useSpace();
  const queries = useQueryClient();
  const name = keptName(space, incidentId, part.id);
  const [draft, tell] = useReducer(draftAfter, null, () => draftOf(part, readKept(name)));
  const [isBack] = useState(() => isUnsaved(draft));
  const [answeredAt, setAnsweredAt] = useState<string | null>(null);
  const latest = useRef(draft);
  const isSending = useRef(false);
  useEffect(() => {
    latest.current = draft;
    keep(name, isUnsaved(draft) ? { base: draft.base, text: draft.text } : null);
  }, [draft, name]);
  useEffect(
    () => tell({ kind: 'heard', stored: { version: part.version, body: part.body } }),
    [part.version, part.body],
  );

  const save = useCallback(() => {
    const { text, base } = latest.current;
    if (isSending.current || !canSend(latest.current)) return;
    isSending.current = true;
    tell({ kind: 'sent', text });
    const asked = { params: { id: incidentId, section: part.id }, body: { baseVersion: base.version, body: text } };
    call(savePostmortemSection, inSpace(savePostmortemSection, space, asked))
      .then(({ version, body, merged, at }) => {
        // The page may be gone by now: what the desk has needs no keeping.
        if (latest.current.text === text) keep(name, null);
        setAnsweredAt(at);
        tell({ kind: 'saved', stored: { version, body }, merged });
        void queries.invalidateQueries({ queryKey: ['getPostmortem'] });
      })
      .catch((error: unknown) => {
        const stored = storedOf(error);
        tell(stored === null ? { kind: 'failed', error } : { kind: 'conflict', stored });
      })
      .finally(() => {
        isSending.current = false;
      });
  }, [incidentId, part.id, name, space, queries]);

  useSaving(draft, save);
  return { draft, savedAt: laterOf(answeredAt, part.saved?.at ?? null), isBack, tell, save };
}

/** After a pause, when the page is hidden, and when it is left. */
function useSaving(draft: SectionDraft, save: () => void): void {
  useEffect(() => {
    if (!canSend(draft) || isConsideredNo(draft)) return undefined;
    const timer = setTimeout(save, draft.problem === null ? PAUSE_MS : AGAIN_MS);
    return () => clearTimeout(timer);
  }, [draft, save]);
  useEffect(() => {
    document.addEventListener('visibilitychange', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [save]);
}

/** The desk refused this very text for a reason that will not pass. */
function isConsideredNo({ problem, text }: SectionDraft): boolean {
  return problem !== null && problem.text === text && !mayRetry(problem.error);
}

function laterOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
