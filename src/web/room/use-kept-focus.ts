import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Gives the focus back when live news takes the focused element off the page: to the first of `fallbacks` that is there.
 * A reader who moves the focus away is left alone.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>, fallbacks: readonly string[]): void {
  const isInside = useRef(false);
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const enter = () => {
      isInside.current = true;
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node) {
        isInside.current = element.contains(relatedTarget);
        return;
      }
      // A browser also says so of an element that is just being removed; a frame later one can tell.
      requestAnimationFrame(() => {
        const wentAway = target instanceof Element && target.isConnected && document.activeElement === document.body;
        if (wentAway) isInside.current = false;
      });
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, [container]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isInside.current || !isLost) return;
    const elements = fallbacks.map((selector) => container.current?.querySelector<HTMLElement>(selector));
    elements.find((element) => element != null)?.focus({ preventScroll: true });
  });
}
