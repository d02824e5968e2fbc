import { useParams } from '@tanstack/react-router';
import { getRoom } from '#contract/incident.ts';
import type { Room } from '#contract/room.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { Shown } from '../ui/shown.tsx';
import { NextColumn } from './next/next-column.tsx';
import { NowColumn } from './now/now-column.tsx';
import { RoomContext } from './room-context.ts';
import { RoomHead } from './room-head.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';
import { SoFarColumn } from './so-far/so-far-column.tsx';
import { useColumns } from './use-columns.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { useRoomView } from './use-room-view.ts';
import styles from './room.module.css';

/** One incident: what is next, what is true now, what happened so far. */
export function RoomPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(getRoom, { params: { id } });
  const isMissing = answer.data === undefined && answer.error !== null;
  if (isMissing) {
    return (
      <Page title="Incident">
        <Shown answer={answer}>{() => null}</Shown>
        <p>
          <PlaceLink to="/now">See all that is open</PlaceLink>
        </p>
      </Page>
    );
  }
  return (
    <Shown answer={answer} skeleton={<RoomSkeleton />}>
      {(room) => <OpenRoom key={room.id} room={room} />}
    </Shown>
  );
}

function OpenRoom({ room }: { room: Room }) {
  const { columns, shown, show } = useColumns();
  const view = useRoomView(room, show);
  useRoomKeys(view);
  return (
    <RoomContext value={view}>
      <div className={styles.room}>
        <RoomHead shown={shown} />
        <div className={styles.columns} ref={columns}>
          <section id="column-next" aria-label="Next" className={styles.column} tabIndex={0}>
            <NextColumn />
          </section>
          <section id="column-now" aria-label="Now" className={styles.column} tabIndex={0}>
            <NowColumn />
          </section>
          <section id="column-so-far" aria-label="So far" className={`${styles.column} ${styles.soFar}`} tabIndex={-1}>
            <SoFarColumn />
          </section>
        </div>
      </div>
    </RoomContext>
  );
}
