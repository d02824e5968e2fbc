import { useEffect } from 'react';

/** What is near enough to go on from: the card, the row, the list, the form or the dialog. */
const NEARBY = 'article, section, li, ul, ol, form, fieldset, details, [role="dialog"]';

/**
 * When what had the focus leaves the page (a form that was put away, a button whose work is done), the focus goes to the
 * nearest part around it that stays, so that the next Tab goes on from there. Whoever knows a better place is left alone.
 */
export function useNearbyFocus(): void {
  useEffect(() => {
    let around: HTMLElement[] = [];
    let last: Element | null = null;
    const enter = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
      around = partsAround(last);
    };
    // Whoever takes the focus away by hand is left alone; a browser says the same of what is just being removed.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      requestAnimationFrame(() => {
        if (target === last && last?.isConnected === true && document.activeElement === document.body) last = null;
      });
    };
    const isLost = () => last !== null && !last.isConnected && document.activeElement === document.body;
    const settle = () => {
      if (isLost()) focusOn(around.find((part) => part.isConnected));
    };
    // A frame later, since a form that opens in its place takes the focus by itself.
    const observer = new MutationObserver(() => isLost() && requestAnimationFrame(settle));
    document.addEventListener('focusin', enter);
    document.addEventListener('focusout', leave);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', enter);
      document.removeEventListener('focusout', leave);
      observer.disconnect();
    };
  }, []);
}

function partsAround(element: Element | null): HTMLElement[] {
  const part = element?.parentElement?.closest<HTMLElement>(NEARBY) ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

function focusOn(part: HTMLElement | undefined): void {
  if (part === undefined) return;
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
