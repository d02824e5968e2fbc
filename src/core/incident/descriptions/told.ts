import type { Procedure } from '../../procedure/procedure.ts';
import type { NameBook } from '../name-book.ts';

/** What an entry of the timeline is about, for filters. */
export type TimelineKind =
  | 'duty'
  | 'people'
  | 'words'
  | 'mitigation'
  | 'signal'
  | 'conversation'
  | 'state'
  | 'delivery';

/** One event as a person would tell it. `textId` names words somebody wrote; null when there are none. */
export interface Told {
  kind: TimelineKind;
  sentence: string;
  textId: string | null;
}

/** What a sentence is written with: `who` is the name of whoever acted. */
export interface Book {
  procedure: Procedure;
  names: NameBook;
  who: string;
}

export function told(kind: TimelineKind, sentence: string, textId: string | null = null): Told {
  return { kind, sentence, textId };
}
