import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { JudgedWords } from '#contract/judged-words.ts';
import { judgeWords } from '#contract/words.ts';
import { call } from '../../api/call.ts';
import { useSpace } from '../../api/space.ts';
import { inSpace } from '../../api/use-answer.ts';
import { useMay } from '../../session/rights.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { useRoom } from '../room-context.ts';

/** What the guard says of words for the room, shortly after somebody pauses typing; null while nothing is known. */
export function useGuard(text: string): JudgedWords | null {
  const { room } = useRoom();
  const space = useSpace();
  const may = useMay('respond');
  const settled = useSettled(text.trim(), 400);
  const { data } = useQuery({
    queryKey: ['judgeWords', space, room.id, settled],
    queryFn: () => call(judgeWords, inSpace(judgeWords, space, { params: { id: room.id }, body: { text: settled } })),
    enabled: may && settled !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return settled === '' || data === undefined || settled !== text.trim() ? null : data;
}
