import { ActionButton } from '../ui/action-button.tsx';
import { TextDiff } from './text-diff.tsx';
import type { SectionHandle } from './use-section.ts';
import styles from './postmortem.module.css';

/** Both texts, when a colleague saved the same lines meanwhile. The writer chooses; nothing is lost either way. */
export function ConflictChoice({ handle, title }: { handle: SectionHandle; title: string }) {
  const { draft, tell } = handle;
  if (draft.conflict === null) return null;
  const { body } = draft.conflict;
  const choose = (text: string) => tell({ kind: 'chosen', text });
  return (
    <section className={styles.conflict} aria-label={`${title}: two texts`}>
      <h3>A colleague changed the same lines.</h3>
      <p>Yours is kept in this browser and stays above; you can go on writing. Choose what is saved.</p>
      <p>
        <strong>On the desk</strong>, with what yours has more or less:
      </p>
      <TextDiff from={body} to={draft.text} label="What is on the desk, against yours" />
      <div className={styles.row}>
        <ActionButton variant="filled" onClick={() => choose(`${body}\n\n${draft.text}`)}>
          Put both, one below the other
        </ActionButton>
        <ActionButton variant="default" onClick={() => choose(draft.text)}>
          Save mine instead
        </ActionButton>
        <ActionButton variant="default" onClick={() => choose(body)}>
          Take the one on the desk
        </ActionButton>
      </div>
      <p>
        <small>The history keeps every version that was saved.</small>
      </p>
    </section>
  );
}
