import type { Room } from '#contract/room.ts';
import { Ago, Countdown } from '../../time/times.tsx';
import styles from './customer-clocks.module.css';

type Customer = Room['customers'][number];
type Clock = Customer['clocks'][number];

const TITLES: Record<Clock['kind'], string> = {
  'first-response': 'First response',
  notification: 'First words',
  update: 'Next words',
  restore: 'Service restored',
};

/** One customer: what runs, the next due first; what was met, quietly. */
export function CustomerClocks({ customer }: { customer: Customer }) {
  const running = customer.clocks.filter((clock) => clock.metAt === null && clock.stoppedAt === null);
  const ended = customer.clocks.filter((clock) => clock.metAt !== null || (clock.stoppedAt !== null && clock.breached));
  return (
    <li className={styles.customer}>
      <p className={styles.name}>
        <bdi>{customer.name}</bdi> <small>{customer.contract ?? `${customer.tier}, nothing promised`}</small>
      </p>
      {running.length > 0 && (
        <ul className={styles.running} aria-label="Promised">
          {running.map((clock) => (
            <li key={clock.key}>
              <span>{TITLES[clock.kind]}</span> <Countdown dueAt={clock.dueAt} />
            </li>
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <p className={styles.ended}>
          {ended.map((clock, at) => (
            <span key={clock.key}>
              {at > 0 && ' · '}
              <EndedWords clock={clock} />
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

function EndedWords({ clock }: { clock: Clock }) {
  const title = TITLES[clock.kind];
  if (clock.metAt === null) return <span data-late>{title} missed</span>;
  if (clock.status === 'met-late') {
    return (
      <span data-late>
        {title} late, <Ago at={clock.metAt} />
      </span>
    );
  }
  return (
    <>
      {title} in time, <Ago at={clock.metAt} />
    </>
  );
}
