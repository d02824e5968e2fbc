/** Where an action lies: still to come or under way, done, only possible, or simply so. */
export type Tense = 'ahead' | 'done' | 'maybe' | 'now';

/** A word, a mark, or a whole expression of time. */
export interface Token {
  /** In small letters, with straight apostrophes. */
  word: string;
  /** Its base form, such as `expect` for `expected`. */
  lemma: string;
  /** Part of speech, as Universal Dependencies name them; `TIME` for an expression of time. */
  kind: string;
  /** Where it stands in the text; `to` is exclusive. */
  from: number;
  to: number;
  /** What an expression of time says: how long, which time of day, which day, or only that it is soon. */
  time?: 'length' | 'clock' | 'day' | 'vague';
  /** Whether it looks like the name of a company: written with a capital letter, and no word of the trade. */
  isName?: boolean;
  /** Of verbs. */
  tense?: Tense;
}
