import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';

/** The first so many of a long list, and a button for the next: a page stays quick however much there is. */
export function useSome<T>(all: readonly T[], step: number, what: string): { some: readonly T[]; more: ReactNode } {
  const [most, setMost] = useState(step);
  const left = all.length - most;
  if (left <= 0) return { some: all, more: null };
  const more = (
    <div>
      <Button variant="default" onClick={() => setMost(most + step)}>
        Show {Math.min(step, left)} more of {all.length} {what}
      </Button>
    </div>
  );
  return { some: all.slice(0, most), more };
}
