import type { z } from 'zod';
import type { outboxMessage } from '#contract/outbox.ts';
import { listOutbox } from '#contract/outbox.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Ago } from '../../time/times.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import styles from './outbox.module.css';

type Message = z.output<typeof outboxMessage>;

const STATES: Record<Message['state'], string> = {
  waiting: 'waits to be sent, since',
  sent: '✓ sent',
  kept: 'kept here only, since no channel is set up:',
  failed: 'failed',
};

/** Every message as it was sent, or kept here. */
export function OutboxPage() {
  const answer = useAnswer(listOutbox, { query: { limit: 200 } });
  return (
    <Page title="Outbox" lead="Every message to people and customers, as it went out, with the proof of it.">
      <Shown answer={answer}>
        {({ messages }) =>
          messages.length === 0 ? (
            <Empty
              title="No message was sent yet."
              lead="Pages, reminders and updates appear here, also when no mail server is set up."
            >
              <PlaceLink to="/ready/settings">See the mail server</PlaceLink>
            </Empty>
          ) : (
            <ul className={styles.messages}>
              {messages.map((message) => (
                <MessageRow key={message.id} message={message} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}

function MessageRow({ message }: { message: Message }) {
  return (
    <li className={styles.message}>
      <details>
        <summary>
          <bdi className={styles.subject}>{message.subject}</bdi>
          <span className={styles.facts}>
            <span>
              {upperFirst(message.about)}{' '}
              {message.recipient === '' ? (
                'on the status page'
              ) : (
                <>
                  by {message.channel} to <bdi>{message.recipient}</bdi>
                </>
              )}
            </span>
            <span data-state={message.state}>
              {STATES[message.state]} <Ago at={message.sentAt ?? message.createdAt} />
            </span>
          </span>
        </summary>
        <pre className={styles.body} dir="auto">
          {message.body}
        </pre>
        <p className={styles.facts}>
          <span>
            Message-ID <code>{message.messageId}</code>
          </span>
          <span>{message.attempts === 1 ? 'one attempt' : `${message.attempts} attempts`}</span>
          {message.proof !== null && (
            <span>
              The answer: <code>{message.proof}</code>
            </span>
          )}
          {message.incidentId !== null && (
            <PlaceLink to={`/incidents/${message.incidentId}`}>Go to its incident</PlaceLink>
          )}
        </p>
      </details>
    </li>
  );
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
