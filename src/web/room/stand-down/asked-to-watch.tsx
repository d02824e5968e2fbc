import { useMe } from '../../session/rights.ts';
import { useRoom } from '../room-context.ts';
import { AgreeButton } from './agree-button.tsx';
import duty from '../next/duty.module.css';

/** Whoever is asked to watch answers here. */
export function AskedToWatch() {
  const { room } = useRoom();
  const { data: me } = useMe();
  const { watch } = room;
  const asked = watch === null || !watch.agreed ? watch?.person : watch.next;
  if (watch === null || asked == null || asked.id !== me?.personId) return null;
  return (
    <article aria-labelledby="asked-to-watch" className={duty.card}>
      <h2 id="asked-to-watch" className={duty.title}>
        You are asked to watch tonight
      </h2>
      {watch.agreed && (
        <p>
          <bdi>{watch.person.name}</bdi> watches until you do.
        </p>
      )}
      <p>Work is to rest. You keep an eye on the service and resume work when anything gets worse.</p>
      <div className={duty.buttons}>
        <AgreeButton watch={watch} />
      </div>
    </article>
  );
}
