import type { Room } from '#contract/room.ts';
import { Ago } from '../../time/times.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { UpdateReaders } from './update-readers.tsx';
import { useRoom } from '../room-context.ts';
import styles from './facts.module.css';

const SHOWN = 4;

/** The words that went out last, to whom, and the proof that they arrived. */
export function Updates() {
  const { room } = useRoom();
  const posted = room.updates
    .filter((update) => update.status === 'posted')
    .toSorted((one, other) => other.at.localeCompare(one.at));
  if (posted.length === 0) return null;
  return (
    <section aria-label="Words sent" className={styles.fact}>
      <h3>Words sent</h3>
      <ul className={styles.list}>
        {posted.slice(0, SHOWN).map((update) => (
          <li key={update.id}>
            {update.audienceTitle}, <Ago at={update.at} /> <small>{deliveryWords(update.deliveries)}</small>
            <UpdateReaders updateId={update.id} title={update.audienceTitle} />
          </li>
        ))}
      </ul>
      <p>
        <PlaceLink to={`/incidents/${room.id}/ledger`}>See who was told</PlaceLink>
      </p>
    </section>
  );
}

function deliveryWords({ sent, kept, failed, waiting }: Room['updates'][number]['deliveries']): string {
  const parts = [
    sent > 0 && `✓ ${sent} delivered`,
    kept > 0 && `${kept} kept in the outbox only`,
    waiting > 0 && `${waiting} waiting`,
    failed > 0 && `${failed} failed`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'no single recipients' : parts.join(', ');
}
