import { useCallback, useState } from 'react';

/** Text that survives a reload, a lost connection and a walk through the desk, until it is sent. */
export function useDraft(name: string, initial = ''): [string, (text: string) => void, () => void] {
  const key = `twoam-draft:${name}`;
  const [typed, setTyped] = useState<{ key: string; text: string } | null>(null);
  const text = typed?.key === key ? typed.text : (read(key) ?? initial);
  const write = useCallback(
    (next: string) => {
      setTyped({ key, text: next });
      store(key, next);
    },
    [key],
  );
  const clear = useCallback(() => write(''), [write]);
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
