import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, BodyOf } from '#contract/route.ts';
import type { assess } from '#contract/assessment.ts';
import { previewAssessment } from '#contract/assessment.ts';
import { call } from '../../api/call.ts';
import { useSpace } from '../../api/space.ts';
import { inSpace } from '../../api/use-answer.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useRoom } from '../room-context.ts';
import styles from './preview.module.css';

type Preview = AnswerOf<typeof previewAssessment>;

export interface PreviewState {
  data: Preview | undefined;
  error: Error | null;
  /** The answers changed since this preview was asked for. */
  isStale: boolean;
}

/** What priority the answers would give; asked anew shortly after they change. */
export function usePreview(body: BodyOf<typeof assess>): PreviewState {
  const { room } = useRoom();
  const space = useSpace();
  const typed = JSON.stringify(body);
  const settled = useSettled(typed, 250);
  const { data, error, isPlaceholderData } = useQuery({
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
  return { data, error, isStale: settled !== typed || isPlaceholderData };
}

export function AssessPreview({ preview }: { preview: PreviewState }) {
  const { data, error, isStale } = preview;
  return (
    <div className={styles.preview} role="status" aria-label="What these answers give" aria-busy={isStale}>
      {data === undefined && error === null && <small>Looking it up in the procedure</small>}
      {error !== null && <RefusalNote error={error} />}
      {data !== undefined && data.refused !== null && (
        <p>
          <strong>{data.refused}</strong>
        </p>
      )}
      {data !== undefined && data.refused === null && (
        <>
          <p className={styles.result}>
            {data.priority !== null && <PriorityMark priority={data.priority} />} <strong>{data.title}</strong>
          </p>
          <p>{data.reason}</p>
        </>
      )}
      {data !== undefined && data.sources.needed > 1 && (
        <p>
          <small>{sourcesWords(data.sources)}</small>
        </p>
      )}
    </div>
  );
}

function sourcesWords({ given, needed }: Preview['sources']): string {
  const are = given === 1 ? '1 independent source is' : `${given === 0 ? 'No' : given} independent sources are`;
  return `${are} given, ${needed} are needed.`;
}
