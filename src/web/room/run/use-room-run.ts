import { getPlanRun, type PlanRunShown } from '#contract/plan-run.ts';
import type { Room } from '#contract/room.ts';
import { isOpen, type Phase } from '#core/incident/phase.ts';
import { useAnswer } from '../../api/use-answer.ts';

export interface RoomRun {
  mitigation: Room['mitigations'][number];
  /** Undefined until the desk has answered. */
  run: PlanRunShown | undefined;
  error: Error | null;
}

/**
 * The revert that the room shows as a card: the last that ran by a plan, while it is under way and until something else
 * is tried or the incident is over. Null for none.
 */
export function useRoomRun(room: Room): RoomRun | null {
  const mitigation = room.mitigations.findLast(({ runId }) => runId !== null);
  const id = mitigation?.runId ?? '';
  const { data: run, error } = useAnswer(getPlanRun, { params: { id } }, { enabled: id !== '' });
  if (mitigation === undefined) return null;
  const isLatest = mitigation === room.mitigations.at(-1) && isOpen(room.phase as Phase);
  const isUnderWay = run !== undefined && run.status !== 'ended';
  return isLatest || isUnderWay ? { mitigation, run, error } : null;
}

/** Whether the run waits for somebody: its next press is the most urgent one in the room. */
export function waitsForPeople({ mitigation, run }: RoomRun): boolean {
  if (run === undefined) return false;
  const isUnjudged = run.status === 'ended' && mitigation.outcome === null;
  return run.may.tick !== null || run.may.judge !== null || isUnjudged;
}
