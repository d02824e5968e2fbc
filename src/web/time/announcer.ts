type Listener = (words: string) => void;
let hear: Listener | null = null;

/** Says a sentence to screen readers through the page's one polite live region. */
export function announce(words: string): void {
  hear?.(words);
}

/** Connects the live region; answers how to disconnect it. */
export function connectAnnouncer(listener: Listener): () => void {
  hear = listener;
  return () => {
    if (hear === listener) hear = null;
  };
}
