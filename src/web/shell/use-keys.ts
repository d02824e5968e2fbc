import { useEffect, useRef } from 'react';
import type { KeyBinding } from './key-bindings.ts';
import { bindKeys, pressKey } from './key-bindings.ts';

const TYPING =
  'input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select, [contenteditable=true]';

/** Binds keys while the component is on the page. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const names = bindings.map((binding) => `${binding.keys}\n${binding.title}`).join('\n\n');
  useEffect(() => {
    const stable = latest.current.map((binding, at) => ({
      keys: binding.keys,
      title: binding.title,
      run: () => latest.current[at]?.run(),
    }));
    return bindKeys({ title, bindings: stable });
  }, [title, names]);
}

/** Listens to the keyboard for the whole desk: single keys where nobody types, Ctrl or Cmd K anywhere. */
export function useKeyboard(openPalette: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      if (pressKey(event.key, event.timeStamp)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [openPalette]);
}
