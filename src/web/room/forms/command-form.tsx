import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Overtaken } from '../use-room-command.ts';
import { OvertakenNote } from './overtaken-note.tsx';
import styles from './command-form.module.css';

interface CommandFormProps {
  title: string;
  /** What will happen and to whom, where it is public or cannot be undone. */
  consequence?: ReactNode;
  submit: string;
  /** What the button says while the desk is at work. */
  working: string;
  ready: boolean;
  /** The desk still reads what was typed: a press counts once it has, unless one goes on typing. */
  isReading?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** A form of the room: its fields, one button named after what it does, and the refusal beside it. */
export function CommandForm({
  title,
  consequence,
  submit,
  working,
  ready,
  isReading = false,
  busy,
  error,
  onSubmit,
  onCancel,
  children,
}: CommandFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  useEffect(() => focusFirst(form.current), []);
  useFormKeys(form, onCancel);
  const wait = useSendOnceRead({ ready: ready && !busy, isReading, onSubmit });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReading) wait(true);
    else if (ready && !busy) onSubmit();
  };
  return (
    <form ref={form} aria-labelledby={titleId} className={styles.form} onSubmit={send} onInput={() => wait(false)}>
      <h3 id={titleId} tabIndex={-1}>
        {title}
      </h3>
      {children}
      {consequence !== undefined && <p className={styles.consequence}>{consequence}</p>}
      {error instanceof Overtaken ? <OvertakenNote since={error.since} /> : <RefusalNote error={error} />}
      <div className={styles.buttons}>
        <ActionButton type="submit" variant="filled" busy={busy} notYet={!ready}>
          {busy ? working : submit}
        </ActionButton>
        <Button onClick={onCancel}>Not now</Button>
      </div>
    </form>
  );
}

/** A press that came while the desk was reading is sent when what it read is clear, and dropped when it is not. */
function useSendOnceRead({
  ready,
  isReading,
  onSubmit,
}: Pick<CommandFormProps, 'ready' | 'onSubmit'> & { isReading: boolean }) {
  const waits = useRef(false);
  const submit = useEffectEvent(onSubmit);
  useEffect(() => {
    if (isReading || !waits.current) return;
    waits.current = false;
    if (ready) submit();
  }, [isReading, ready]);
  return (wanted: boolean) => {
    waits.current = wanted;
  };
}

/** Escape puts the form away, Ctrl or Cmd Enter sends it, unless something inside it took the key, such as an open list. */
function useFormKeys(form: RefObject<HTMLFormElement | null>, onEscape: () => void) {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    const element = form.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const listIsOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
      const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      // A stray Enter in a line of text must not decide anything.
      if (event.key === 'Enter' && !sends && event.target instanceof HTMLInputElement) event.preventDefault();
      if (event.key === 'Escape' && !listIsOpen) escape();
      if (sends) element?.requestSubmit();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [form]);
}

function focusFirst(form: HTMLFormElement | null) {
  const field =
    form?.querySelector<HTMLElement>(
      'textarea, input:not([type=hidden]):not([type=radio]), input[type=radio]:checked, input[type=radio], select',
    ) ?? form?.querySelector<HTMLElement>('h3');
  field?.focus({ preventScroll: true });
  (form?.closest('article, [data-card]') ?? form)?.scrollIntoView({ block: 'start' });
}
