import type { z } from 'zod';
import type { assess } from '#contract/assessment.ts';
import { knownAnswers } from '#contract/known-answers.ts';
import type { Room } from '#contract/room.ts';

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** The assessment as somebody fills it in. */
export interface AssessAnswers {
  featureId: string | null;
  customerIds: string[];
  /** As typed; empty means those named. */
  customers: string;
  workaround: YesNoUnknown;
  symptom: string;
  workaroundText: string;
  dataAtRisk: YesNoUnknown;
  worsening: YesNoUnknown;
  /** Answers to the procedure's own questions, by id. */
  own: Record<string, YesNoUnknown>;
  /** How answers are known, by question, as typed. */
  knownBy: Record<string, string>;
  metric: string;
  seen: string;
  override: { priority: string | null; reason: string } | null;
}

/** Questions answered yes or no that the table knows by name, and where their answers are kept. */
export const YES_NO_QUESTIONS = {
  workaround: 'workaround',
  'data-at-risk': 'dataAtRisk',
  worsening: 'worsening',
} as const;

/** What the room already knows, to begin with. */
export function firstAnswers(room: Room): AssessAnswers {
  const known = knownAnswers(room);
  return {
    ...known,
    customers: '',
    symptom: known.symptom ?? '',
    workaroundText: known.workaroundText ?? '',
    knownBy: {},
    metric: '',
    seen: '',
    override: null,
  };
}

/** The answers as the API takes them. */
export function assessBody(answers: AssessAnswers): z.input<typeof assess.body> {
  const evidence: z.input<typeof assess.body>['evidence'] = [];
  if (answers.metric.trim() !== '') evidence.push({ source: 'metric', text: answers.metric.trim() });
  if (answers.seen.trim() !== '') evidence.push({ source: 'person', text: answers.seen.trim() });
  const customers = Number.parseInt(answers.customers, 10);
  return {
    featureId: answers.featureId,
    customerIds: answers.customerIds,
    ...(Number.isNaN(customers) ? {} : { customers: Math.max(customers, answers.customerIds.length) }),
    workaround: answers.workaround,
    symptom: textOrNull(answers.symptom),
    workaroundText: answers.workaround === 'yes' ? textOrNull(answers.workaroundText) : null,
    dataAtRisk: answers.dataAtRisk,
    worsening: answers.worsening,
    own: answers.own,
    evidence,
    basis: Object.entries(answers.knownBy).flatMap(([question, text]) =>
      text.trim() === '' ? [] : [{ question, text: text.trim() }],
    ),
    override:
      answers.override === null || answers.override.reason.trim() === ''
        ? null
        : { priority: answers.override.priority, reason: answers.override.reason.trim() },
  };
}

/** Why a question is answered as it is, while the answer is still the one that the signals give. */
export function becauseOf(room: Room, question: string, answers: AssessAnswers): string | null {
  const { suggested } = room;
  const because = suggested.because.find((one) => one.question === question)?.sentence ?? null;
  if (question === 'feature') return answers.featureId === suggested.featureId ? because : null;
  if (question === 'worsening') return answers.worsening === suggested.worsening ? because : null;
  const same = new Set(suggested.customerIds).symmetricDifference(new Set(answers.customerIds)).size === 0;
  return same ? because : null;
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
