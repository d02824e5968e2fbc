import { useCallback, useEffect, useState } from 'react';

/** Text that survives a reload, a lost connection and a walk through the desk, until it is sent. */
export function useDraft(name: string, initial = ''): [string, (text: string) => void, () => void] {
  const key = `twoam-draft:${name}`;
  const [text, setText] = useState(() => read(key) ?? initial);
  useEffect(() => setText(read(key) ?? initial), [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      store(key, next);
    },
    [key],
  );
  const clear = useCallback(() => {
    setText('');
    store(key, '');
  }, [key]);
  return [text, write, clear];
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}
