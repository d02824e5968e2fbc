import { answerApproval } from '#contract/words.ts';
import type { Room } from '#contract/room.ts';
import { useMe } from '../../session/rights.ts';
import { Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import styles from './duty.module.css';

/** Words that wait for approval, with the three answers for those who may give one. */
export function Approvals({ isFirst }: { isFirst: boolean }) {
  const { room } = useRoom();
  if (room.approvals.length === 0) return null;
  return (
    <section aria-label="Waiting for approval" className={styles.group}>
      <h3>Waiting for approval</h3>
      <ul className={styles.rows}>
        {room.approvals.map((approval) => (
          <WaitingApproval key={approval.id} approval={approval} isFirst={isFirst} />
        ))}
      </ul>
    </section>
  );
}

function WaitingApproval({ approval, isFirst }: { approval: Room['approvals'][number]; isFirst: boolean }) {
  const { finish } = useRoom();
  const { data: account } = useMe();
  const command = useRoomCommand(answerApproval, { said: 'Answered.', onDone: () => finish(null) });
  const isAnswerer = approval.answerers.some(({ id }) => id === account?.personId);
  const mayApprove = approval.approverIds.some((id) => id === account?.personId);
  const isOwn = approval.askedBy.id !== null && approval.askedBy.id === account?.personId;
  const send = (outcome: 'approved' | 'cleaned' | 'refused') => command.mutate({ approvalId: approval.id, outcome });
  return (
    <li>
      <p className={styles.rowTitle}>{approval.audienceTitle}</p>
      <p dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {approval.text}
      </p>
      <small>
        {approval.askedBy.name} asked{' '}
        {approval.passedOn ? 'everybody who may answer' : (approval.answerers[0]?.name ?? 'nobody yet')}.{' '}
        {approval.passedOn
          ? approval.cleanText === null
            ? 'Without an answer nothing goes out, and the request ends '
            : 'Without an answer the words go out without what was flagged '
          : 'Without an answer the delegates are asked '}
        <Relative at={approval.endsAt} />.
      </small>
      {(isAnswerer || isOwn) && (
        <div className={styles.buttons}>
          {isAnswerer && approval.cleanText !== null && (
            <ActionButton
              variant={isFirst ? 'filled' : 'default'}
              busy={command.isPending}
              onClick={() => send('cleaned')}
            >
              Send it without what was flagged
            </ActionButton>
          )}
          {mayApprove && (
            <ActionButton busy={command.isPending} onClick={() => send('approved')}>
              Approve it as it is
            </ActionButton>
          )}
          <ActionButton busy={command.isPending} onClick={() => send('refused')}>
            {isAnswerer ? 'Send nothing' : 'Withdraw these words'}
          </ActionButton>
        </div>
      )}
      <RefusalNote error={command.error} />
    </li>
  );
}
