import { Skeletons } from '../ui/skeletons.tsx';
import styles from './room.module.css';

/** The room in grey, in its final layout. */
export function RoomSkeleton() {
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <Skeletons lines={1} height={52} />
        </div>
      </div>
      <div className={styles.columns}>
        {[180, 90, 44].map((height) => (
          <div key={height} className={styles.column}>
            <Skeletons lines={4} height={height} />
          </div>
        ))}
      </div>
    </div>
  );
}
