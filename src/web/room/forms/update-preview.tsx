import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/route.ts';
import { previewUpdate } from '#contract/updates.ts';
import { call } from '../../api/call.ts';
import { useSpace } from '../../api/space.ts';
import { inSpace } from '../../api/use-answer.ts';
import { Relative } from '../../time/times.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useRoom } from '../room-context.ts';
import { ChannelTabs } from './channel-tabs.tsx';
import styles from './preview.module.css';

interface UpdatePreviewState {
  data: AnswerOf<typeof previewUpdate> | undefined;
  error: Error | null;
  /** The words changed since this preview was asked for. */
  isStale: boolean;
}

/** The words as each channel would show them; asked anew shortly after they change. */
export function useUpdatePreview(
  audience: string | null,
  text: string | undefined,
  language: string | null = null,
): UpdatePreviewState {
  const { room } = useRoom();
  const space = useSpace();
  const settled = useSettled(text, 250);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['previewUpdate', space, room.id, audience, settled ?? null, language],
    queryFn: () =>
      call(
        previewUpdate,
        inSpace(previewUpdate, space, {
          params: { id: room.id },
          body: {
            audience: audience ?? '',
            ...(settled === undefined ? {} : { text: settled, ...(language === null ? {} : { language }) }),
          },
        }),
      ),
    enabled: audience !== null,
    placeholderData: keepPreviousData,
  });
  return { data, error, isStale: settled !== text || isPlaceholderData };
}

/** What goes out, channel by channel and language by language, exactly as its readers will see it. */
export function UpdatePreview({ preview }: { preview: UpdatePreviewState }) {
  const { data, error, isStale } = preview;
  return (
    <section aria-label="What goes out" className={styles.preview} aria-busy={isStale}>
      {error !== null && <RefusalNote error={error} />}
      {data === undefined && error === null && <small>Reading the words</small>}
      {data !== undefined && (
        <div className={isStale ? styles.pending : undefined}>
          {data.channels.length === 0 ? (
            <p>
              Nobody can be reached: {data.unreachable === 0 ? 'nobody is in this audience yet' : 'no way is known'}.
            </p>
          ) : (
            <ChannelTabs channels={data.channels} />
          )}
          <p className={styles.channel}>
            {data.unreachable > 0 && `${data.unreachable} more cannot be told: no address is known. `}
            {data.nextUpdateAt === null ? (
              'No next update is promised.'
            ) : (
              <>
                The next one is promised <Relative at={data.nextUpdateAt} />.
              </>
            )}
          </p>
        </div>
      )}
    </section>
  );
}
