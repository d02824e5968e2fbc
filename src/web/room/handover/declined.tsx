import type { Room } from '#contract/room.ts';
import duty from '../next/duty.module.css';
import { declinedWords, type Passing } from './handover-words.ts';

type Handover = Room['handovers'][number];

/** A handover of the room, as its words take it. */
export function passingOf({ title, from, candidates, asked, taker }: Handover): Passing {
  return {
    ...{ title, from, asked, taker },
    stillAsked: candidates.filter(({ declined }) => !declined),
    declined: candidates.filter(({ declined }) => declined),
  };
}

/** Who said that they cannot take over, and who is asked instead. */
export function Declined({ handover, me }: { handover: Handover; me: string | null }) {
  const words = declinedWords(passingOf(handover), me);
  return words === null ? null : <p className={duty.owners}>{words}</p>;
}
