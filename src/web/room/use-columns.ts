import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomColumn } from './room-context.ts';

const COLUMNS: readonly RoomColumn[] = ['next', 'now', 'so-far'];

/** The three columns as swipes: which is in view, and how to bring one there. */
export function useColumns() {
  const columns = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<RoomColumn>('next');
  useEffect(() => {
    const element = columns.current;
    if (element === null) return undefined;
    const look = () => {
      const width = element.firstElementChild?.clientWidth ?? element.clientWidth;
      setShown(COLUMNS[Math.min(COLUMNS.length - 1, Math.round(element.scrollLeft / Math.max(1, width)))] ?? 'next');
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);
  const show = useCallback((column: RoomColumn) => {
    const target = document.getElementById(`column-${column}`);
    columns.current?.scrollTo({ left: target?.offsetLeft ?? 0 });
    setShown(column);
  }, []);
  return { columns, shown, show };
}
