import { useEffect, useRef } from 'react';
import { connectAnnouncer } from '../time/announcer.ts';

/** The page's one polite live region. */
export function AnnouncerRegion() {
  const region = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      connectAnnouncer((words) => {
        const line = document.createElement('p');
        line.textContent = words;
        region.current?.replaceChildren(line);
      }),
    [],
  );
  return <div ref={region} aria-live="polite" className="heard-only" />;
}
