import { sayOfMyRest } from '#contract/rest.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { readersZone } from '../time/absolute-words.ts';
import type { MyRest } from './rest-words.ts';
import styles from './rest.module.css';

/** The two words that are said in the dark: going to bed, and awake. */
export function SayNow({ rest }: { rest: MyRest }) {
  const say = useCommand(sayOfMyRest);
  const isAsleep = rest.estimate?.isAsleep === true;
  const here = readersZone();
  return (
    <div className={styles.words}>
      <ActionButton
        needs="view"
        size="lg"
        variant={isAsleep ? 'default' : 'filled'}
        busy={say.isPending}
        onClick={() => say.mutate({ body: { kind: 'to-bed' } })}
      >
        I am going to bed
      </ActionButton>
      <ActionButton
        needs="view"
        size="lg"
        variant={isAsleep ? 'filled' : 'default'}
        busy={say.isPending}
        onClick={() => say.mutate({ body: { kind: 'awake' } })}
      >
        I am awake
      </ActionButton>
      {here !== rest.settings.zone && (
        <p className={styles.zone}>
          This device is in {here}, your sleep is meant in {rest.settings.zone}.{' '}
          <ActionButton
            needs="view"
            busy={say.isPending}
            onClick={() => say.mutate({ body: { kind: 'zone', zone: here } })}
          >
            I am in {here} now
          </ActionButton>
        </p>
      )}
      <RefusalNote error={say.error} />
    </div>
  );
}
