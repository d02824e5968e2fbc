import { SinceStart } from '../time/times.tsx';
import { phaseWords } from '../ui/phase-words.ts';
import { PriorityMark } from '../ui/priority-mark.tsx';
import { usePageHeading } from '../ui/page.tsx';
import type { RoomColumn } from './room-context.ts';
import { useRoom } from './room-context.ts';
import { RoomMenu } from './room-menu.tsx';
import styles from './room.module.css';

/** The incident in one line, its clock, and the ways through its columns. */
export function RoomHead({ shown }: { shown: RoomColumn }) {
  const { room, show } = useRoom();
  const heading = usePageHeading(`#${room.number} ${room.title}`);
  const tabs: readonly { column: RoomColumn; title: string }[] = [
    { column: 'next', title: room.duties.length === 0 ? 'Next' : `Next (${room.duties.length})` },
    { column: 'now', title: 'Now' },
    { column: 'so-far', title: 'So far' },
  ];
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        <h1 ref={heading} tabIndex={-1}>
          <span className="tabular">#{room.number}</span> <bdi>{room.title}</bdi>
        </h1>
        <p className={styles.marks}>
          <PriorityMark
            priority={room.priority?.id ?? null}
            assumed={room.priority?.assumed ?? false}
            over={room.resolvedAt !== null}
          />
          <span>{phaseWords(room.phase)}</span>
          <SinceStart startedAt={room.openedAt} endedAt={room.resolvedAt} />
        </p>
      </div>
      <RoomMenu />
      <nav aria-label="Columns" className={styles.tabs}>
        {tabs.map(({ column, title }) => (
          <button
            key={column}
            type="button"
            aria-current={shown === column ? 'true' : undefined}
            onClick={() => show(column)}
          >
            {title}
          </button>
        ))}
      </nav>
    </header>
  );
}
