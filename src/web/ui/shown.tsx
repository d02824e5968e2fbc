import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { ApiRefusal } from '#contract/client.ts';
import { Empty } from './empty.tsx';
import { RefusalNote } from './refusal.tsx';
import { Skeletons } from './skeletons.tsx';
import { StaleNote } from './stale-note.tsx';

interface ShownProps<T> {
  answer: UseQueryResult<T>;
  /** The final layout in grey; three lines when absent. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows an answer in whatever state it is: loading, failing, forbidden, or there. Old data stays while asking fails. */
export function Shown<T>({ answer, skeleton, children }: ShownProps<T>) {
  if (answer.data !== undefined) {
    return (
      <>
        {answer.error !== null && <StaleNote at={answer.dataUpdatedAt} />}
        {children(answer.data)}
      </>
    );
  }
  if (answer.error === null) return <>{skeleton ?? <Skeletons lines={3} />}</>;
  if (answer.error instanceof ApiRefusal && answer.error.status === 403) {
    return <Empty title="This is not open to you." lead={`${answer.error.message} ${answer.error.next ?? ''}`} />;
  }
  if (answer.error instanceof ApiRefusal && answer.error.status === 404) {
    return <Empty title="Nothing is here." lead={`${answer.error.message} ${answer.error.next ?? ''}`} />;
  }
  return (
    <div style={{ display: 'grid', gap: 12, justifyItems: 'start' }}>
      <RefusalNote error={answer.error} />
      <Button onClick={() => void answer.refetch()} data-busy={answer.isFetching || undefined}>
        Load this again
      </Button>
    </div>
  );
}
