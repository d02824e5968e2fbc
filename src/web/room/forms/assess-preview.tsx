import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import type { assess } from '#contract/incident.ts';
import { previewAssessment } from '#contract/incident.ts';
import { call } from '../../api/call.ts';
import { useSpace } from '../../api/space.ts';
import { inSpace } from '../../api/use-answer.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useRoom } from '../room-context.ts';
import styles from './preview.module.css';

type Preview = AnswerOf<typeof previewAssessment>;

/** What priority the answers would give; asked anew shortly after they change. */
export function usePreview(body: BodyOf<typeof assess>): UseQueryResult<Preview> {
  const { room } = useRoom();
  const space = useSpace();
  const settled = useSettled(JSON.stringify(body), 250);
  return useQuery({
    queryKey: ['previewAssessment', space, room.id, settled],
    queryFn: () =>
      call(
        previewAssessment,
        inSpace(previewAssessment, space, {
          params: { id: room.id },
          body: JSON.parse(settled) as BodyOf<typeof assess>,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function AssessPreview({ preview }: { preview: UseQueryResult<Preview> }) {
  const { data } = preview;
  return (
    <div className={styles.preview} role="status" aria-label="What these answers give">
      {data === undefined && preview.error === null && <small>Looking it up in the procedure</small>}
      {preview.error !== null && <RefusalNote error={preview.error} />}
      {data !== undefined && (
        <>
          <p className={styles.result}>
            {data.priority === null ? <strong>{data.title}</strong> : <PriorityMark priority={data.priority} />}{' '}
            {data.priority !== null && data.title}
          </p>
          <p>{data.reason}</p>
          {data.refused !== null && (
            <p>
              <strong>{data.refused}</strong>
            </p>
          )}
        </>
      )}
    </div>
  );
}
