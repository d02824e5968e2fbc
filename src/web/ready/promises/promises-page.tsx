import { listApprovals } from '#contract/words.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Ago, Relative } from '../../time/times.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { WaitingForYou } from '../../now/waiting-for-you.tsx';
import { promiseKind } from './promise-kind.ts';
import styles from '../../now/waiting-for-you.module.css';

const STATES = { open: 'owed', late: 'late', kept: '✓ kept', waived: 'released with a reason' } as const;

/** Every promise that an approver let through, and what became of it. */
export function PromisesPage() {
  const answer = useAnswer(listApprovals);
  return (
    <Page title="Promises" lead="What was promised outside, who approved it, and whether it was kept.">
      <WaitingForYou />
      <Shown answer={answer} skeleton={<Skeletons lines={3} height={72} />}>
        {({ promises }) =>
          promises.length === 0 ? (
            <Empty
              title="Nothing was promised."
              lead="A promise appears here when the approver lets words through that commit the company."
            />
          ) : (
            <ul className={styles.list}>
              {promises.map((promise) => (
                <li key={`${promise.incident.id} ${promise.label} ${promise.at}`}>
                  <p dir="auto" className={styles.words}>
                    {promise.text}
                  </p>
                  <small>
                    {promiseKind(promise.label)}, {STATES[promise.state]}
                    {promise.dueAt !== null && (promise.state === 'open' || promise.state === 'late') && (
                      <>
                        , due <Relative at={promise.dueAt} />
                      </>
                    )}
                    . Approved by <bdi>{promise.by}</bdi> <Ago at={promise.at} />,{' '}
                    <PlaceLink to={`/incidents/${promise.incident.id}`}>incident {promise.incident.number}</PlaceLink>
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}
