import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Checkbox } from '@mantine/core';
import type { Room } from '#contract/room.ts';
import styles from './handover.module.css';

type Handover = Room['handovers'][number];

interface WhatYouTakeProps {
  handovers: readonly Handover[];
  isChosen(this: void, handover: Handover): boolean;
  onChoose(this: void, handover: Handover, isChosen: boolean): void;
}

/** Which of several roles somebody takes over, or cannot. */
export function WhatYouTake({ handovers, isChosen, onChoose }: WhatYouTakeProps) {
  return (
    <fieldset className={styles.roles}>
      <legend>What you take over</legend>
      {handovers.map((handover) => (
        <Checkbox
          key={handover.id}
          size="md"
          label={
            <>
              {handover.title} from <bdi>{handover.from.name}</bdi>
            </>
          }
          checked={isChosen(handover)}
          onChange={(event) => onChoose(handover, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
