/** What the composer would send. */
export interface Composed {
  kind: 'message' | 'idea';
  text: string;
}

/** Reads `/park words` as an idea, and anything else as a message. */
export function readComposed(words: string): Composed {
  const trimmed = words.trim();
  const parked = /^\/park(?:\s+|$)/.exec(trimmed);
  return parked === null
    ? { kind: 'message', text: trimmed }
    : { kind: 'idea', text: trimmed.slice(parked[0].length).trim() };
}
