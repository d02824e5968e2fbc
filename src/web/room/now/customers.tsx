import { useState } from 'react';
import { Button } from '@mantine/core';
import { quiet } from '../../ui/quiet.ts';
import { useRoom } from '../room-context.ts';
import { CustomerClocks } from './customer-clocks.tsx';
import styles from './facts.module.css';

/** More customers than these are folded away: the worst are at the top. */
const SHOWN = 6;

/** Whom it hurts, with what was promised to them. */
export function Customers() {
  const { room } = useRoom();
  const [showsAll, setShowsAll] = useState(false);
  const total = Math.max(room.customers.length, room.assessment?.customers ?? 0);
  const shown = showsAll ? room.customers : room.customers.slice(0, SHOWN);
  const folded = room.customers.length - shown.length;
  return (
    <section aria-label="Customers" className={styles.fact}>
      <h3>Customers hurt</h3>
      {total === 0 ? (
        <p>None is known yet.</p>
      ) : (
        <p>
          <strong className="tabular">{total}</strong>
          {total > room.customers.length && `, ${room.customers.length} of them by name`}
        </p>
      )}
      {shown.length > 0 && (
        <ul className={styles.rows} aria-label="Customers with their clocks">
          {shown.map((customer) => (
            <CustomerClocks key={customer.id} customer={customer} />
          ))}
        </ul>
      )}
      {room.customers.length > SHOWN && (
        <div>
          <Button
            variant="transparent"
            className={quiet}
            aria-expanded={showsAll}
            onClick={() => setShowsAll(!showsAll)}
          >
            {folded > 0 ? `Show ${folded} more customers` : 'Show the most urgent only'}
          </Button>
        </div>
      )}
      {room.assessment?.featureName !== undefined && room.assessment?.featureName !== null && (
        <p>
          Feature: <bdi>{room.assessment.featureName}</bdi> ({room.assessment.tier}). Workaround:{' '}
          {knownWords(room.assessment.workaround)}. Data at risk: {knownWords(room.assessment.dataAtRisk)}.
        </p>
      )}
    </section>
  );
}

function knownWords(answer: string): string {
  return answer === 'unknown' ? 'not known' : answer;
}
