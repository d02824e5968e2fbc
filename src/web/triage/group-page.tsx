import { useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import type { signal } from '#contract/signal.ts';
import { getGroup } from '#contract/signal.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Ago } from '../time/times.tsx';
import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { Shown } from '../ui/shown.tsx';
import { Skeletons } from '../ui/skeletons.tsx';
import { pagedWords, signalsWords, sourceWords, statusWords } from './group-words.ts';
import { Judge } from './judge.tsx';
import styles from './group.module.css';

type Signal = z.output<typeof signal>;

/** One group: what was signalled, and what becomes of it. */
export function GroupPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(getGroup, { params: { id } });
  return (
    <Page
      title={answer.data?.group.title ?? 'Signal group'}
      lead={answer.data === undefined ? undefined : signalsWords(answer.data.group)}
    >
      <Shown answer={answer} skeleton={<Skeletons lines={3} height={90} />}>
        {({ group, signals }) => (
          <>
            <p>
              {statusWords(group.status)}. {group.status === 'open' && `${pagedWords(group.paged)}. `}
              It began <Ago at={group.openedAt} />, from {sourceWords(group.source)}.{' '}
              {group.incidentId !== null && (
                <PlaceLink to={`/incidents/${group.incidentId}`}>Go to its incident</PlaceLink>
              )}
            </p>
            {(group.status === 'open' || group.status === 'closed') && <Judge group={group} />}
            <section aria-labelledby="signals" className={styles.signals}>
              <h2 id="signals">Alerts and reports</h2>
              <ul>
                {signals.map((one) => (
                  <SignalRow key={one.id} signal={one} />
                ))}
              </ul>
            </section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function SignalRow({ signal: one }: { signal: Signal }) {
  const labels = Object.entries(one.labels);
  return (
    <li className={styles.signal}>
      <p className={styles.title}>
        <bdi>{one.title}</bdi>
      </p>
      <small>
        {one.kind === 'report' ? 'Report' : `Alert, ${one.status}`} <Ago at={one.startedAt} />
        {one.customer !== null && (
          <>
            , from <bdi>{one.customer}</bdi>
          </>
        )}
      </small>
      {one.details !== '' && (
        <p className={styles.details} dir="auto">
          {one.details}
        </p>
      )}
      {labels.length > 0 && (
        <p className={styles.labels}>
          {labels.map(([name, value]) => (
            <code key={name}>
              {name}={value}
            </code>
          ))}
        </p>
      )}
      {one.link !== null && /^https?:/.test(one.link) && (
        <a href={one.link} target="_blank" rel="noreferrer">
          Open it in its tool
        </a>
      )}
    </li>
  );
}
