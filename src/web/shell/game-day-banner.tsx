import { getGameDay, myInvitations } from '#contract/game-days.ts';
import { REAL } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { PlaceLink } from '../ui/place-link.tsx';
import { DrillClock } from './drill-clock.tsx';
import styles from './drill-banner.module.css';

/** Stands on every page of a game day: that it is practice, its clock, and what part whoever looks has in it. */
export function GameDayBanner({ id }: { id: string }) {
  const { data: gameDay } = useAnswer(getGameDay, { params: { id } });
  const { data: mine } = useAnswer(myInvitations);
  const part = mine?.invitations.find(({ gameDayId, answer }) => gameDayId === id && answer === 'agreed');
  return (
    <section aria-label="Game day" className={styles.banner}>
      <p className={styles.words}>
        <strong>Game day: this is practice, and nothing is wrong.</strong> <DrillClock />
        {gameDay !== undefined && `, ${gameDay.state}.`}
        {gameDay !== undefined && mine !== undefined && gameDay.state !== 'ended' && (
          <> {part === undefined ? 'You watch.' : `You play: ${part.roleTitle}.`}</>
        )}
      </p>
      <div className={styles.controls} data-open>
        <PlaceLink to={`/ready/game-days/${id}`} space={REAL}>
          {gameDay?.state === 'ended' ? 'See what it came to' : 'See who plays'}
        </PlaceLink>
        <PlaceLink to="/ready/outbox" space={id}>
          Read its messages
        </PlaceLink>
        <PlaceLink to="/now" space={REAL}>
          Back to the real desk
        </PlaceLink>
      </div>
    </section>
  );
}
