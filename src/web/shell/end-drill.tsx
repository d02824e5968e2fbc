import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SpaceSummary } from '#contract/space.ts';
import { endDrill } from '#contract/space.ts';
import { REAL } from '../api/space.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useGo } from '../ui/use-go.ts';
import styles from './drill-banner.module.css';

/** Ends a drill after saying what goes away with it. */
export function EndDrill({ drill }: { drill: SpaceSummary }) {
  const [asking, setAsking] = useState(false);
  const end = useCommand(endDrill);
  const go = useGo();
  if (!asking) return <ActionButton onClick={() => setAsking(true)}>End the drill</ActionButton>;
  const remove = () => end.mutate({ params: { id: drill.id } }, { onSuccess: () => go('/ready/drills', REAL) });
  return (
    <div role="group" aria-label="End the drill" className={styles.ask}>
      <span>This removes the drill with its timeline and its report. Nothing real is touched.</span>
      <ActionButton busy={end.isPending} onClick={remove} autoFocus>
        Remove this drill
      </ActionButton>
      <Button onClick={() => setAsking(false)}>Keep it</Button>
      <RefusalNote error={end.error} />
    </div>
  );
}
