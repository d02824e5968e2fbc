/** Why a condition cannot be asked, in one sentence; `offset` counts characters from its start. */
export interface ConditionFault {
  ok: false;
  message: string;
  offset: number;
}

/** The answer for a condition that cannot be asked. */
export function refuse(message: string, offset: number): ConditionFault {
  return { ok: false, message, offset };
}
