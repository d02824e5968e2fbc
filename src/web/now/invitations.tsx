import { useState } from 'react';
import { answerInvitation, myInvitations, type MyInvitation } from '#contract/game-days.ts';
import { REAL, useSpace } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { dateClockWords } from '../time/absolute-words.ts';
import { instantMs } from '../time/instant-words.ts';
import { Relative } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import styles from './waiting-for-you.module.css';

type Channel = MyInvitation['ways'][number]['channel'];
const OWN: Record<Channel, string> = { mail: 'My mail', webhook: 'My webhook' };

/** Game days that whoever looks is asked to play in. Nobody else can answer for them. */
export function Invitations() {
  const isReal = useSpace() === REAL;
  const { data } = useAnswer(myInvitations, {}, { enabled: isReal });
  const open = (data?.invitations ?? []).filter(({ answer, state }) => state === 'planned' || answer === 'agreed');
  if (!isReal || open.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className={styles.section}>
      <h2 id="invitations">Asked to practise</h2>
      <ul className={styles.list}>
        {open.map((one) => (
          <InvitationCard key={one.gameDayId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function InvitationCard({ one }: { one: MyInvitation }) {
  const { gameDayId, title, leader, startsAt, state, roleTitle, answer, ways } = one;
  const agreed = ways.filter((way) => way.agreed).map(({ channel }) => channel);
  const [chosen, setChosen] = useState<readonly Channel[]>(agreed);
  const send = useCommand(answerInvitation);
  const say = (given: 'agreed' | 'declined') =>
    send.mutate({
      params: { id: gameDayId },
      body: { answer: given, channels: given === 'agreed' ? [...chosen] : [] },
    });
  const decline = () => {
    setChosen([]);
    say('declined');
  };
  const hasChanged = ways.some((way) => way.agreed !== chosen.includes(way.channel));
  return (
    <li>
      <p>
        <bdi>{leader ?? 'Somebody'}</bdi> asks you to play <strong>{roleTitle}</strong> in “<bdi>{title}</bdi>”
        {state === 'planned' ? (
          <>
            , <Relative at={startsAt} />, {dateClockWords(instantMs(startsAt))}.
          </>
        ) : (
          `. It is ${state}.`
        )}{' '}
        {answer === 'agreed' && 'You agreed to play.'}
        {answer === 'declined' && 'You declined.'}
      </p>
      <fieldset className={styles.ways}>
        <legend>What may really reach you?</legend>
        {ways.map(({ channel, address }) => (
          <label key={channel}>
            <input
              type="checkbox"
              checked={chosen.includes(channel)}
              onChange={() =>
                setChosen(chosen.includes(channel) ? chosen.filter((other) => other !== channel) : [...chosen, channel])
              }
            />
            <span>
              {OWN[channel]}, <bdi>{address}</bdi>
            </span>
          </label>
        ))}
        <small>
          {ways.length === 0
            ? 'The desk knows no address of yours, so messages stay in the game day’s outbox.'
            : 'Without a tick, messages stay in the game day’s outbox. Every message says GAME DAY. You can take this back at any time.'}
        </small>
      </fieldset>
      <div className={styles.buttons}>
        {answer !== 'agreed' && (
          <ActionButton needs="view" busy={send.isPending} onClick={() => say('agreed')}>
            Agree to play
          </ActionButton>
        )}
        {answer === 'agreed' && hasChanged && (
          <ActionButton needs="view" busy={send.isPending} onClick={() => say('agreed')}>
            Save what may reach me
          </ActionButton>
        )}
        {answer !== 'declined' && (
          <ActionButton needs="view" busy={send.isPending} onClick={decline}>
            {answer === 'agreed' ? 'Leave this game day' : 'Decline'}
          </ActionButton>
        )}
        {state !== 'planned' && (
          <PlaceLink to="/now" space={gameDayId}>
            Go into the game day
          </PlaceLink>
        )}
      </div>
      <RefusalNote error={send.error} />
    </li>
  );
}
