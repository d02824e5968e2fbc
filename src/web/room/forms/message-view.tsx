import { Button } from '@mantine/core';
import { useState } from 'react';
import { quiet } from '../../ui/quiet.ts';
import type { ShownMessage } from '#contract/shown-message.ts';
import styles from './preview.module.css';

interface MessageViewProps {
  channel: string;
  /** BCP 47 of the words. */
  language: string;
  view: ShownMessage;
}

/** A message as its channel shows it. */
export function MessageView({ channel, language, view }: MessageViewProps) {
  switch (view.kind) {
    case 'mail':
      return <MailView view={view} language={language} />;
    case 'page':
      return (
        <article aria-label={channel}>
          <iframe className={styles.page} sandbox="" srcDoc={view.html} title={`The ${channel.toLowerCase()}`} />
        </article>
      );
    case 'json':
      return (
        <pre className={styles.code} aria-label={`What is posted to ${channel.toLowerCase()}`}>
          {view.body}
        </pre>
      );
    case 'words':
      return (
        <article className={styles.shown} lang={language} dir="auto" aria-label={channel}>
          <strong>{view.subject}</strong>
          <p>{view.text}</p>
        </article>
      );
  }
}

const LOOKS = [
  { value: 'html', label: 'As most see it' },
  { value: 'text', label: 'Plain text' },
];

function MailView({ view, language }: { view: Extract<ShownMessage, { kind: 'mail' }>; language: string }) {
  const [look, setLook] = useState('html');
  return (
    <article className={styles.mail} aria-label="Mail">
      <dl className={styles.head}>
        <dt>From</dt>
        <dd dir="auto">{view.from}</dd>
        <dt>Subject</dt>
        <dd dir="auto" lang={language}>
          {view.subject}
        </dd>
      </dl>
      <div role="group" aria-label="How the mail is shown" className={styles.looks}>
        {LOOKS.map(({ value, label }) => (
          <Button
            key={value}
            variant="transparent"
            className={quiet}
            aria-pressed={look === value}
            onClick={() => setLook(value)}
          >
            {label}
          </Button>
        ))}
      </div>
      {look === 'html' ? (
        <iframe className={styles.frame} sandbox="" srcDoc={view.html} title="The mail" lang={language} />
      ) : (
        <div className={styles.shown} lang={language} dir="auto">
          {view.text}
        </div>
      )}
    </article>
  );
}
