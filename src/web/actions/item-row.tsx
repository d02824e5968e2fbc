import { useState } from 'react';
import {
  agreeActionItem,
  finishActionItem,
  reopenActionItem,
  sendActionItem,
  type ShownActionItem,
} from '#contract/action-items.ts';
import { useCommand } from '../api/use-command.ts';
import { useMe } from '../session/rights.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import people from '../ready/people/people.module.css';
import { DropForm } from './drop-form.tsx';
import { ItemForm } from './item-form.tsx';
import { dayOnWords } from '../time/absolute-words.ts';
import { quiet } from '../ui/quiet.ts';
import { mayAgreeTo, standingWords } from './item-words.ts';
import styles from './actions.module.css';

/** What is true around all items of a list. */
export interface AroundItems {
  approvers: readonly { id: string; name: string }[];
  trackers: readonly { connection: string; kind: 'github' | 'webhook'; place: string }[];
}

interface ItemRowProps {
  item: ShownActionItem;
  around: AroundItems;
  /** Where the list is of more than one incident. */
  showsIncident?: boolean;
}

/** One action item with what can be done about it now. */
export function ItemRow({ item, around, showsIncident = false }: ItemRowProps) {
  const [open, setOpen] = useState<'change' | 'drop' | null>(null);
  const { data: account } = useMe();
  const agree = useCommand(agreeActionItem);
  const finish = useCommand(finishActionItem);
  const reopen = useCommand(reopenActionItem);
  const send = useCommand(sendActionItem);
  const { status, text, owner, dueOn, overdue, note, tracked, incident } = item;
  const input = { params: { id: item.id }, body: { expectedVersion: item.version } };
  const hasEnded = status === 'done' || status === 'dropped';
  const isReady = status === 'draft' && owner !== null && dueOn !== null;
  const close = () => setOpen(null);
  return (
    <li className={people.person}>
      <div className={styles.item}>
        <div className={people.who}>
          <strong className={hasEnded ? styles.done : undefined}>
            <bdi>{text}</bdi>
          </strong>
          <div className={styles.meta}>
            <span className={overdue ? styles.late : undefined}>{standingWords(item)}</span>
            <span>{owner === null ? 'Nobody does it yet' : <bdi>{owner.name}</bdi>}</span>
            <span className={overdue ? styles.late : undefined}>
              {dueOn === null ? 'No day yet' : `Until ${dayOnWords(dueOn)}`}
            </span>
            {showsIncident && (
              <PlaceLink to={`/incidents/${incident.id}/postmortem`}>Postmortem of #{incident.number}</PlaceLink>
            )}
          </div>
          {note !== null && (
            <small>
              <bdi>{note}</bdi>
            </small>
          )}
          {tracked !== null && <TrackedWords tracked={tracked} />}
        </div>
        <div className={styles.acts}>
          {status === 'draft' && !isReady && (
            <ActionButton onClick={() => setOpen('change')}>Give it an owner and a day</ActionButton>
          )}
          {isReady && mayAgreeTo(item, around.approvers, account?.personId ?? null) && (
            <ActionButton variant="filled" busy={agree.isPending} onClick={() => agree.mutate(input)}>
              Agree to it
            </ActionButton>
          )}
          {status === 'agreed' && (
            <>
              <ActionButton busy={finish.isPending} onClick={() => finish.mutate(input)}>
                It is done
              </ActionButton>
              {(tracked === null || tracked.state === 'failed') &&
                around.trackers.map(({ connection, kind, place }) => (
                  <ActionButton
                    key={connection}
                    busy={send.isPending}
                    onClick={() => send.mutate({ ...input, body: { ...input.body, connection } })}
                  >
                    Send to {kind === 'github' ? place : connection}
                  </ActionButton>
                ))}
            </>
          )}
          {(status === 'agreed' || isReady) && (
            <ActionButton variant="transparent" className={quiet} onClick={() => setOpen('change')}>
              Change
            </ActionButton>
          )}
          {hasEnded ? (
            <ActionButton busy={reopen.isPending} onClick={() => reopen.mutate(input)}>
              Reopen
            </ActionButton>
          ) : (
            <ActionButton variant="transparent" className={quiet} onClick={() => setOpen('drop')}>
              Drop
            </ActionButton>
          )}
        </div>
      </div>
      <RefusalNote error={agree.error ?? finish.error ?? reopen.error ?? send.error} />
      {open === 'change' && <ItemForm item={item} approvers={around.approvers} onClose={close} />}
      {open === 'drop' && <DropForm item={item} onClose={close} />}
    </li>
  );
}

function TrackedWords({
  tracked: { state, ref, url, why, connection },
}: {
  tracked: NonNullable<ShownActionItem['tracked']>;
}) {
  if (state === 'sent')
    return (
      <small>
        {url === null ? (
          `In the tracker as ${ref ?? connection}`
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {ref ?? url}
          </a>
        )}
      </small>
    );
  if (state === 'asked')
    return <small>{`On its way to ${connection}.${why === null ? '' : ` ${why} It is tried again.`}`}</small>;
  return <small role="status">{`It could not be sent. ${why ?? ''}`}</small>;
}
