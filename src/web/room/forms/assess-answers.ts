import type { z } from 'zod';
import type { assess } from '#contract/incident.ts';
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
  /** Ids of the signals that count as evidence. */
  signals: string[];
  metric: string;
  seen: string;
  override: { priority: string | null; reason: string } | null;
}

/** What the room already knows: the last assessment of a person, else what the signals say. */
export function firstAnswers(room: Room): AssessAnswers {
  const last = room.assessment;
  const known = (text: string | undefined): YesNoUnknown => (text === 'yes' || text === 'no' ? text : 'unknown');
  return {
    featureId: last?.featureId ?? room.suggested.featureId,
    customerIds: room.customers.length > 0 ? room.customers.map((customer) => customer.id) : room.suggested.customerIds,
    customers: '',
    workaround: known(last?.workaround),
    symptom: last?.symptom ?? '',
    workaroundText: last?.workaroundText ?? '',
    dataAtRisk: known(last?.dataAtRisk),
    worsening: known(last?.worsening),
    signals: room.signals.map((signal) => signal.id),
    metric: '',
    seen: '',
    override: null,
  };
}

/** The answers as the API takes them. */
export function assessBody(answers: AssessAnswers, room: Room): z.input<typeof assess.body> {
  const evidence: z.input<typeof assess.body>['evidence'] = room.signals
    .filter((signal) => answers.signals.includes(signal.id))
    .map((signal) => ({ source: signal.kind, ref: signal.id }));
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
    evidence,
    override:
      answers.override === null || answers.override.reason.trim() === ''
        ? null
        : { priority: answers.override.priority, reason: answers.override.reason.trim() },
  };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
