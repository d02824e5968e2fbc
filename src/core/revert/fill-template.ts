import { assertNever } from '../shared/assert-never.ts';
import type { PlanPart } from './derive-plan.ts';
import { ownerOf } from './derive-plan.ts';
import { fill, mapTexts, textsOf, unfillable, type PlaceholderValues, type Unfillable } from './placeholders.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import type { PlanTemplate } from './plan-template.ts';
import { previousVersion } from './previous-version.ts';

/** A template filled for a change, or a sentence that says why it cannot be. */
export type FilledTemplate = { ok: true; part: PlanPart } | { ok: false; why: string };

/** Fills a service's template with what is known of a change. A missing or unsafe value refuses the whole template. */
export function fillTemplate(
  template: PlanTemplate,
  change: PlannedChange,
  known: { register: readonly PlannedChange[]; catalogue: PlanCatalogue },
): FilledTemplate {
  const { service } = template;
  const values = valuesFor(change, service, known.register);
  const fault = template.steps
    .flatMap(({ title, action }) => [title, ...textsOf(action)])
    .flatMap((text) => unfillable(text, values))[0];
  if (fault !== undefined)
    return { ok: false, why: `The template of ${service} cannot be used: ${faultInWords(fault)}.` };
  const part: PlanPart = {
    reversible: template.reversible,
    reversibleUntil: template.reversibleForMs === null ? null : change.at + template.reversibleForMs,
    alternative: template.alternative,
    data: template.data,
    dataNote: template.dataNote,
    steps: template.steps.map((step) => ({
      ...step,
      service,
      title: fill(step.title, values),
      action: mapTexts(step.action, (text) => fill(text, values)),
    })),
    quietWithinMs: template.quietWithinMs,
    timeBoxMs: template.timeBoxMs,
    owner: template.owner ?? ownerOf(service, known.catalogue),
    rehearsedAt: template.rehearsedAt,
  };
  return { ok: true, part };
}

/** What a change fills places with; the previous version of a service where one is named. */
export function valuesFor(
  change: PlannedChange,
  service: string | null,
  register: readonly PlannedChange[],
): PlaceholderValues {
  return {
    version: change.version,
    previousVersion:
      service === null ? change.previousVersion : (previousVersion(change, service, register)?.version ?? null),
    service,
    environment: change.environment,
    change: change.id,
  };
}

/** Why a place cannot be filled, as the second half of a sentence. */
export function faultInWords(fault: Unfillable): string {
  switch (fault.why) {
    case 'unknown-place':
      return fault.name === '{{' ? 'it has braces that are no place' : `"${fault.name}" is no place that is filled`;
    case 'missing':
      return `nobody knows its "${fault.name}"`;
    case 'unsafe':
      return `its "${fault.name}" holds characters that are not handed on`;
    default:
      return assertNever(fault);
  }
}
