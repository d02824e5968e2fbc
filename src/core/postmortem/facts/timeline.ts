import { describeEvent } from '../../incident/describe-event.ts';
import type { SourcedFact } from '../postmortem.ts';
import type { FactWorld } from './fact-world.ts';
import { fact } from './sourced.ts';

/** The night line by line: each line is one event. Messages that arrived are shown by the communication instead. */
export function timelineFacts({ placed, procedure, names, texts }: FactWorld): SourcedFact[] {
  return placed.flatMap((one) => {
    const { event } = one;
    if (event.type === 'DeliveryRecorded' && event.data.outcome !== 'failed') return [];
    const told = describeEvent(event, procedure, names);
    if (told === null) return [];
    const text = told.textId === null ? null : (texts.get(told.textId) ?? null);
    return fact(event.at, told.sentence, [one], { text });
  });
}
