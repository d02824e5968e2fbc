import { suggest } from '../procedure/did-you-mean.ts';
import { parseDuration } from '../procedure/duration.ts';
import { faultAt, type Fault, type FilePath, type FoundFault } from '../procedure/fault.ts';
import { looseList, looseSet, looseText } from '../procedure/loose-data.ts';
import { placeFaults, shownFaults } from '../procedure/place-faults.ts';
import { readYaml } from '../procedure/yaml/read-yaml.ts';
import { shapeFaults, type FileKind } from '../procedure/shape-faults.ts';
import { hasStrayBraces, isPlaceholder, PLACEHOLDERS, placesIn } from './placeholders.ts';
import type { PlanTemplate } from './plan-template.ts';
import { templateFile, templateJsonSchema, type TemplateFile, type TemplateStep } from './template-schema.ts';
import type { PlanStep, StepAction } from './revert-plan.ts';

/** The templates of a file, or every fault of it at once. */
export type ReadTemplates = { ok: true; templates: PlanTemplate[] } | { ok: false; faults: Fault[] };

const KIND: FileKind = {
  noun: 'a file of revert plans',
  items: { services: 'a plan', steps: 'a step', checks: 'a check' },
  begin: 'Begin with: revert: 1',
  schema: templateJsonSchema,
};

const EXECUTORS = ['manual', 'webhook', 'github-workflow', 'gitlab-pipeline', 'runner'] as const;

/** Reads a repository's revert plans. Never throws, whatever the text. */
export function readTemplates(text: string): ReadTemplates {
  const yaml = readYaml(text, KIND.noun);
  if (yaml.data === undefined || yaml.data === null) {
    const empty: Fault = { line: 1, column: 1, path: '', message: 'The file is empty.', hint: KIND.begin };
    return { ok: false, faults: yaml.faults.length > 0 ? shownFaults(yaml.faults) : [empty] };
  }
  const shape = templateFile.safeParse(yaml.data);
  const found = [
    ...(shape.success ? [] : shapeFaults(shape.error.issues, yaml.data, KIND)),
    ...meaningFaults(yaml.data),
  ];
  const faults = [...yaml.faults, ...placeFaults(found, yaml)];
  if (faults.length > 0 || !shape.success) return { ok: false, faults: shownFaults(faults) };
  return { ok: true, templates: toTemplates(shape.data) };
}

function meaningFaults(data: unknown): FoundFault[] {
  return Object.entries(looseSet(looseSet(data)['services'])).flatMap(([service, value]) => {
    const plan = looseSet(value);
    const path: FilePath = ['services', service];
    const seen = new Set<string>();
    const steps = (['steps', 'checks'] as const).flatMap((part) =>
      looseList(plan[part]).flatMap((one, index) => stepFaults(looseSet(one), [...path, part, index], seen)),
    );
    return [...steps, ...reversibleFaults(plan, path)];
  });
}

function reversibleFaults(plan: Readonly<Record<string, unknown>>, path: FilePath): FoundFault[] {
  const faults: FoundFault[] = [];
  if (plan['reversible'] === 'no' && looseText(plan['alternative']) === null) {
    faults.push(faultAt([...path, 'reversible'], 'What cannot be undone needs an "alternative": what to do instead.'));
  }
  if (plan['reversible'] !== 'no' && looseList(plan['steps']).length === 0) {
    faults.push(faultAt(path, 'This plan has no steps.', 'Add steps, or say reversible: no with an alternative.'));
  }
  return faults;
}

function stepFaults(step: Readonly<Record<string, unknown>>, path: FilePath, seen: Set<string>): FoundFault[] {
  const faults: FoundFault[] = [];
  const id = looseText(step['id']);
  if (id !== null && seen.has(id)) faults.push(faultAt([...path, 'id'], `Two steps of this plan are called "${id}".`));
  if (id !== null) seen.add(id);
  const chosen = EXECUTORS.filter((executor) => step[executor] !== undefined);
  if (chosen.length === 0) faults.push(faultAt(path, `A step says who does it: one of ${EXECUTORS.join(', ')}.`));
  if (chosen.length > 1) {
    faults.push(faultAt([...path, chosen[1] ?? ''], `A step has one of ${EXECUTORS.join(', ')}, not two.`));
  }
  return [...faults, ...placeholderFaults(step, path)];
}

function placeholderFaults(value: unknown, path: FilePath): FoundFault[] {
  if (typeof value === 'string') return textFaults(value, path);
  return Object.entries(looseSet(value)).flatMap(([key, inner]) => placeholderFaults(inner, [...path, key]));
}

function textFaults(text: string, path: FilePath): FoundFault[] {
  const unknown = placesIn(text).filter((name) => !isPlaceholder(name));
  const faults = unknown.map((name): FoundFault => {
    const hint = () =>
      name === 'title' ? 'Free words never reach what performs a step.' : suggest(name, PLACEHOLDERS);
    return {
      ...faultAt(path, `"{{${name}}}" is no place that is filled.`, hint),
      offset: Math.max(0, text.indexOf(name)),
    };
  });
  if (faults.length === 0 && hasStrayBraces(text)) {
    faults.push(faultAt(path, 'These braces are no place that is filled.', `Places are ${PLACEHOLDERS.join(', ')}.`));
  }
  return faults;
}

function toTemplates(file: TemplateFile): PlanTemplate[] {
  return Object.entries(file.services).map(([service, plan]) => ({
    service,
    kinds: plan.for,
    reversible: plan.reversible,
    reversibleForMs: parseDuration(plan['reversible-for'] ?? ''),
    alternative: plan.alternative ?? null,
    data: plan.data,
    dataNote: plan['data-note'] ?? null,
    steps: [
      ...plan.steps.map((step) => toStep(step, service, 'revert')),
      ...plan.checks.map((step) => toStep(step, service, 'check')),
    ],
    quietWithinMs: parseDuration(plan['quiet-within']) ?? 0,
    timeBoxMs: parseDuration(plan['time-box'] ?? ''),
    owner: plan.owner ?? null,
    rehearsedAt: null,
  }));
}

function toStep(step: TemplateStep, service: string, part: PlanStep['part']): PlanStep {
  const { id, title, timeout } = step;
  return { id, title, service, part, action: toAction(step), timeoutMs: parseDuration(timeout) ?? 0 };
}

function toAction(step: TemplateStep): StepAction {
  if (step.webhook !== undefined) return { executor: 'webhook', ...step.webhook };
  if (step['github-workflow'] !== undefined) return { executor: 'github-workflow', ...step['github-workflow'] };
  if (step['gitlab-pipeline'] !== undefined) return { executor: 'gitlab-pipeline', ...step['gitlab-pipeline'] };
  if (step.runner !== undefined) return { executor: 'runner', ...step.runner };
  return { executor: 'manual', instructions: step.manual ?? '' };
}
