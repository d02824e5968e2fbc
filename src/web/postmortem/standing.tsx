import { useState } from 'react';
import { sharePostmortem } from '#contract/postmortem.ts';
import { handInPostmortem, reviewPostmortem, type PostmortemShown } from '#contract/postmortem.ts';
import { useCommand } from '../api/use-command.ts';
import { useMe } from '../session/rights.ts';
import { Ago, Countdown } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { WordsField } from '../ui/fields.tsx';
import { Owners } from '../ui/owners.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { standingWords } from './standing-words.ts';
import { Quote } from './quote.tsx';
import { ShareDialog } from './share-dialog.tsx';
import styles from './postmortem.module.css';

/** Where the postmortem stands between written and shared, what is due by when, and the one thing to press. */
export function Standing({ postmortem }: { postmortem: PostmortemShown }) {
  const { id, state, duties, handedIn, review, shared } = postmortem;
  const [shares, setShares] = useState(false);
  const handIn = useCommand(handInPostmortem);
  const share = useCommand(sharePostmortem);
  const params = { id };
  const mustHandIn = state === 'writing' || state === 'changes-asked' || handedIn?.changedSince === true;
  return (
    <section className={styles.standing} aria-label="Where it stands">
      <p className={styles.lead}>{standingWords(postmortem)}</p>
      {duties.map((duty) => (
        <p key={duty.key}>
          {duty.title}: <Countdown dueAt={duty.dueAt} heardAs={duty.title} />{' '}
          <small>
            <Owners owners={duty.owners} />
          </small>
        </p>
      ))}
      {review?.note != null && <Quote words={review.note} />}
      <div className={styles.row}>
        {mustHandIn && (
          <ActionButton
            variant={state === 'writing' || state === 'changes-asked' ? 'filled' : 'default'}
            busy={handIn.isPending}
            onClick={() => handIn.mutate({ params, body: {} })}
          >
            {handedIn === null ? 'Hand in for review' : 'Hand in again'}
          </ActionButton>
        )}
        {(state === 'in-review' || state === 'approved') && (
          <ActionButton
            variant={state === 'approved' && !mustHandIn ? 'filled' : 'default'}
            onClick={() => setShares(true)}
          >
            Share the postmortem
          </ActionButton>
        )}
      </div>
      <RefusalNote error={handIn.error} />
      {state === 'in-review' && <Review postmortem={postmortem} />}
      {shared !== null && <SharedWith shared={shared} />}
      {shares && (
        <ShareDialog
          postmortem={postmortem}
          busy={share.isPending}
          error={share.error}
          onShare={(note) =>
            share.mutate({ params, body: note === '' ? {} : { note } }, { onSuccess: () => setShares(false) })
          }
          onClose={() => setShares(false)}
        />
      )}
    </section>
  );
}

/** A colleague agrees, or says what to change. */
function Review({ postmortem }: { postmortem: PostmortemShown }) {
  const { id, handedIn } = postmortem;
  const me = useMe().data;
  const review = useCommand(reviewPostmortem);
  const [note, setNote] = useState('');
  if (me?.personId == null) return null;
  if (handedIn?.by.id === me.personId) return <p>Somebody else reads it now. They find it on this page.</p>;
  const answer = (outcome: 'approved' | 'changes-asked') =>
    review.mutate({ params: { id }, body: { outcome, ...(note.trim() === '' ? {} : { note }) } });
  return (
    <div className={styles.review}>
      <WordsField
        label="What should change, or a remark"
        value={note}
        minRows={2}
        maxLength={4000}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className={styles.row}>
        <ActionButton variant="default" busy={review.isPending} onClick={() => answer('approved')}>
          I agree with it
        </ActionButton>
        <ActionButton
          variant="default"
          busy={review.isPending}
          notYet={note.trim() === ''}
          onClick={() => answer('changes-asked')}
        >
          Ask for changes
        </ActionButton>
      </div>
      <RefusalNote error={review.error} />
    </div>
  );
}

const STATES = { waiting: 'on its way', sent: 'sent', kept: 'kept in the outbox', failed: 'could not be sent' };

function SharedWith({ shared }: { shared: NonNullable<PostmortemShown['shared']> }) {
  return (
    <details>
      <summary>
        Shared <Ago at={shared.at} />{' '}
        {shared.to.length === 0
          ? 'on the desk'
          : `with ${shared.to.length === 1 ? '1 reader' : `${shared.to.length} readers`} by mail`}
      </summary>
      <ul>
        {shared.to.map(({ reader, state }) => (
          <li key={reader}>
            <bdi>{reader}</bdi>, {STATES[state]}
          </li>
        ))}
      </ul>
    </details>
  );
}
