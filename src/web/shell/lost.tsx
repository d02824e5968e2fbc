import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/empty.tsx';

/** An address without a page, or a page that broke. The rest of the desk goes on working. */
export function Lost({ error, reset }: Partial<ErrorComponentProps>) {
  const broke = error instanceof Error;
  return (
    <div style={{ padding: 24 }}>
      <Empty
        title={broke ? 'This page broke.' : 'There is no page at this address.'}
        lead={
          broke
            ? 'The desk itself goes on. Show the page again, or go to Now.'
            : 'It may have been moved, or the drill it belonged to has ended.'
        }
      >
        {broke && reset !== undefined && <Button onClick={reset}>Show the page again</Button>}
        <Link to="/now">Go to Now</Link>
      </Empty>
    </div>
  );
}
