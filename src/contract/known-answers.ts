import type { z } from 'zod';
import type { yesNoUnknown } from './assessment.ts';
import type { Room } from './room.ts';

type YesNoUnknown = z.output<typeof yesNoUnknown>;

/** Answers about impact that a room already holds. */
export interface KnownAnswers {
  featureId: string | null;
  customerIds: string[];
  workaround: YesNoUnknown;
  symptom: string | null;
  workaroundText: string | null;
  dataAtRisk: YesNoUnknown;
  worsening: YesNoUnknown;
  /** Answers to the procedure's own questions, by id. */
  own: Record<string, YesNoUnknown>;
}

/** What the room already knows: the last assessment of a person, else what the signals say. */
export function knownAnswers(room: Room): KnownAnswers {
  const last = lastByAPerson(room);
  const { suggested } = room;
  const worsens = room.questions.some(({ id }) => id === 'worsening') ? suggested.worsening : 'unknown';
  return {
    featureId: last?.featureId ?? suggested.featureId,
    customerIds: room.customers.length > 0 ? room.customers.map(({ id }) => id) : suggested.customerIds,
    workaround: known(last?.workaround),
    symptom: last?.symptom ?? null,
    workaroundText: last?.workaroundText ?? null,
    dataAtRisk: known(last?.dataAtRisk),
    worsening: last === null ? worsens : known(last.worsening),
    own: Object.fromEntries(Object.entries(last?.own ?? {}).map(([id, answer]) => [id, known(answer)])),
  };
}

/** The last assessment, unless nobody made it. */
export function lastByAPerson(room: Room): Room['assessment'] {
  return room.priority?.assumed === true ? null : room.assessment;
}

function known(text: string | undefined): YesNoUnknown {
  return text === 'yes' || text === 'no' ? text : 'unknown';
}
