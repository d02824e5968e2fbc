import { useState } from 'react';
import { updateReaders } from '#contract/ticket.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useMay } from '../../session/rights.ts';
import { Ago } from '../../time/times.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

const STATES = { sent: '✓ told', kept: 'kept on the desk', waiting: 'not told yet', failed: 'not told' } as const;

/** Who was told by an update, with the proof, and who was not and why; read when it is opened. */
export function UpdateReaders({ updateId, title }: { updateId: string; title: string }) {
  const { room } = useRoom();
  const may = useMay('respond');
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useAnswer(
    updateReaders,
    { params: { id: room.id, updateId } },
    { enabled: isOpen && may, keepPrevious: true },
  );
  if (!may) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>Who was told: {title}</summary>
      <RefusalNote error={error} />
      {data === undefined && error === null && <small>Reading</small>}
      {data !== undefined && (
        <ul className={styles.list}>
          {data.messages.map((message) => (
            <li key={message.id}>
              <bdi>{message.reader}</bdi> <small>by {message.channel}</small>:{' '}
              {message.instead === null ? STATES[message.state] : `went by ${message.instead} instead`}
              {message.at !== null && (
                <>
                  {' '}
                  <Ago at={message.at} />
                </>
              )}
              {message.proof !== null && (
                <>
                  {' '}
                  <small dir="auto">{message.proof}</small>
                </>
              )}
            </li>
          ))}
          {data.untold.map(({ reader, why }) => (
            <li key={`${reader} ${why}`}>
              <bdi>{reader}</bdi>: not told. <small>{why}</small>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
