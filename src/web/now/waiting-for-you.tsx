import { answerApproval, listApprovals, type Awaited } from '#contract/words.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { Relative } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './waiting-for-you.module.css';

/** Words of every incident that wait for the answer of whoever looks. */
export function WaitingForYou() {
  const { data } = useAnswer(listApprovals);
  if (data === undefined || data.waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-for-you" className={styles.section}>
      <h2 id="waiting-for-you">Waiting for your answer</h2>
      <ul className={styles.list}>
        {data.waiting.map((one) => (
          <WaitingWords key={one.approvalId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function WaitingWords({ one }: { one: Awaited }) {
  const answer = useCommand(answerApproval);
  const send = (outcome: 'approved' | 'cleaned' | 'refused') =>
    answer.mutate({ params: { id: one.incident.id }, body: { approvalId: one.approvalId, outcome } });
  return (
    <li>
      <p>
        <bdi>{one.askedBy}</bdi> asks whether these words may go to: {one.audienceTitle}.{' '}
        <PlaceLink to={`/incidents/${one.incident.id}`}>Incident {one.incident.number}</PlaceLink>
      </p>
      <p dir="auto" className={styles.words}>
        {one.text}
      </p>
      <small>
        {one.passedOn
          ? one.cleanText === null
            ? 'Without an answer nothing goes out, and the request ends '
            : 'Without an answer the words go out without what was flagged '
          : 'Without an answer somebody else is asked '}
        <Relative at={one.endsAt} />.
      </small>
      <div className={styles.buttons}>
        {one.cleanText !== null && (
          <ActionButton busy={answer.isPending} onClick={() => send('cleaned')}>
            Send it without what was flagged
          </ActionButton>
        )}
        {one.mayApprove && (
          <ActionButton busy={answer.isPending} onClick={() => send('approved')}>
            Approve it as it is
          </ActionButton>
        )}
        <ActionButton busy={answer.isPending} onClick={() => send('refused')}>
          Send nothing
        </ActionButton>
      </div>
      <RefusalNote error={answer.error} />
    </li>
  );
}
