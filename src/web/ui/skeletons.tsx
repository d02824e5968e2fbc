import { Skeleton } from '@mantine/core';

/** Grey lines where text will be. */
export function Skeletons({ lines, height = 44 }: { lines: number; height?: number }) {
  return (
    <div aria-busy="true" aria-label="Loading" role="status" style={{ display: 'grid', gap: 10 }}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} radius="var(--radius)" animate={false} />
      ))}
    </div>
  );
}
