import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { ProseShown } from '#contract/postmortem.ts';
import { useMay } from '../session/rights.ts';
import { WordsField } from '../ui/fields.tsx';
import { quiet } from '../ui/quiet.ts';
import { caretAfter } from './caret-after.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { saveWords } from './save-words.ts';
import { SectionHistory } from './section-history.tsx';
import { useSection, type SectionHandle } from './use-section.ts';
import { WordingHints } from './wording-hints.tsx';
import styles from './postmortem.module.css';

interface EditorProps {
  incidentId: string;
  part: ProseShown;
  /** Names of those who took part, which a postmortem rather leaves out. */
  names: readonly string[];
}

/** A part that people write together: saved as it is typed, with its history and gentle hints. */
export function SectionEditor({ incidentId, part, names }: EditorProps) {
  const handle = useSection(incidentId, part);
  const [showsHistory, setShowsHistory] = useState(false);
  const { draft, isBack, tell } = handle;
  const id = `part-${part.id}`;
  return (
    <section className={styles.part} aria-labelledby={`${id}-title`}>
      <div className={styles.partHead}>
        <h2 id={`${id}-title`}>{part.title}</h2>
        <SaveState handle={handle} />
        {part.version > 0 && (
          <Button variant="transparent" className={quiet} onClick={() => setShowsHistory(true)}>
            History<span className="heard-only"> of {part.title}</span>
          </Button>
        )}
      </div>
      <ul className={styles.prompts} id={`${id}-prompts`}>
        {part.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <Words handle={handle} part={part} />
      {isBack && draft.text !== draft.base.body && (
        <p role="note">What you had not saved is back. It is saved as soon as the desk answers.</p>
      )}
      {draft.merged && (
        <p role="status" className={styles.row}>
          A colleague wrote here too; both texts are put together.
          <Button variant="transparent" className={quiet} onClick={() => tell({ kind: 'merge-seen' })}>
            I have seen it
          </Button>
        </p>
      )}
      <WordingHints text={draft.text} names={names} />
      <ConflictChoice handle={handle} title={part.title} />
      {showsHistory && <SectionHistory {...{ incidentId, part }} onClose={() => setShowsHistory(false)} />}
    </section>
  );
}

function SaveState({ handle }: { handle: SectionHandle }) {
  const { state, words } = saveWords(handle);
  return (
    <span className={styles.state} data-state={state} role={state === 'problem' ? 'alert' : undefined}>
      {words}
    </span>
  );
}

/** From so many characters on, measuring the height with every key would be felt. */
const LONG = 8_000;
const MIN_ROWS: Partial<Record<ProseShown['id'], number>> = { summary: 5 };

/** The text itself. When a colleague's words come in around it, the caret stays with the words it stands in. */
function Words({ handle, part }: { handle: SectionHandle; part: ProseShown }) {
  const { draft, tell, save } = handle;
  const mayWrite = useMay('respond');
  const field = useRef<HTMLTextAreaElement>(null);
  // Another element in its place would take the focus away, so a field stays what it was when it opened.
  const [isLong] = useState(draft.text.length > LONG);
  const typed = useRef(draft.text);
  useLayoutEffect(() => {
    const before = typed.current;
    typed.current = draft.text;
    const area = field.current;
    if (area === null || before === draft.text || document.activeElement !== area) return;
    const caret = caretAfter(before, draft.text, caretOf.get(area) ?? before.length);
    area.setSelectionRange(caret, caret);
  }, [draft.text]);
  return (
    <WordsField
      ref={field}
      aria-labelledby={`part-${part.id}-title`}
      aria-describedby={`part-${part.id}-prompts`}
      value={draft.text}
      {...(isLong
        ? { autosize: false, rows: 24, resize: 'vertical' as const }
        : { minRows: MIN_ROWS[part.id] ?? 3, maxRows: 40 })}
      maxLength={100_000}
      readOnly={!mayWrite}
      onSelect={({ currentTarget }) => caretOf.set(currentTarget, currentTarget.selectionStart)}
      onChange={({ currentTarget }) => {
        typed.current = currentTarget.value;
        tell({ kind: 'typed', text: currentTarget.value });
      }}
      onBlur={save}
    />
  );
}

/** Where the caret stood before a text was replaced, which moves it to the end. */
const caretOf = new WeakMap<HTMLTextAreaElement, number>();
