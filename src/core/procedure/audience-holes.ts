import { hole, type Hole } from './hole.ts';
import type { PossibleFacts } from './possible-facts.ts';
import type { Audience, Procedure, Step } from './procedure.ts';
import { isWrittenIn } from '../comms/template-in.ts';
import { fieldsOfTemplate } from './render-template.ts';

/** Audiences that words do not reach, or reach too seldom, or without the next time. */
export function audienceHoles(procedure: Procedure, possible: PossibleFacts): Hole[] {
  return procedure.audiences.flatMap((audience) => {
    const steps = procedure.steps.filter((step) => step.audience === audience.id);
    const holes: Hole[] = [];
    if (steps.length > 0 && audience.channels.length === 0) {
      const message = `Words to ${audience.id} reach nobody: the audience has no channel.`;
      holes.push(hole('audience-without-channel', ['audiences', audience.id], message));
    }
    holes.push(...missingCadences(audience, steps, procedure, possible));
    if (steps.some(({ repeat }) => repeat !== null)) holes.push(...missingNextTimes(audience, procedure));
    holes.push(...unusedCadence(audience, steps), ...otherLanguages(audience, procedure));
    return holes;
  });
}

/** Priorities on which words may go out, but no step has any. */
export function publishHoles(procedure: Procedure, possible: PossibleFacts): Hole[] {
  const outside = new Set(procedure.audiences.filter(isOutside).map(({ id }) => id));
  const steps = procedure.steps.filter(({ audience }) => audience !== null && outside.has(audience));
  return procedure.priorities.flatMap((priority, index) => {
    if (!priority.publish || steps.some(({ when }) => possible.canHold(when, priority.id))) return [];
    const message = `On ${priority.id} words may go out, but no step says anything to customers or the public then.`;
    return [hole('publish-without-words', ['priorities', index, 'publish'], message)];
  });
}

/** Whether words to the audience leave the company, so that they need a priority with `publish`. */
export function isOutside({ reach }: Audience): boolean {
  return reach.kind === 'public' || reach.kind === 'customers' || reach.kind === 'all-customers';
}

function missingCadences(audience: Audience, steps: Step[], procedure: Procedure, possible: PossibleFacts): Hole[] {
  const repeated = steps.filter(({ repeat }) => repeat !== null && 'cadence' in repeat);
  return procedure.priorities
    .filter(({ id }) => !Object.hasOwn(audience.cadence, id))
    .filter(({ publish }) => publish || !isOutside(audience))
    .filter(({ id }) => repeated.some(({ when }) => possible.canHold(when, id)))
    .map(({ id }) => {
      const message = `The audience ${audience.id} has no cadence for ${id}, so its words are not repeated then.`;
      return hole('priority-without-cadence', ['audiences', audience.id, 'cadence'], message);
    });
}

function unusedCadence({ id, cadence }: Audience, steps: Step[]): Hole[] {
  const isUsed = steps.some(({ repeat }) => repeat !== null && 'cadence' in repeat);
  if (isUsed || Object.keys(cadence).length === 0) return [];
  const message = `The audience ${id} has a cadence, but no step repeats its words by it.`;
  return [hole('cadence-without-step', ['audiences', id, 'cadence'], message)];
}

function otherLanguages({ id, language, templates: used }: Audience, { templates }: Procedure): Hole[] {
  return [...new Set([used.first, used.holding, used.resolved])].flatMap((name) => {
    const template = templates.find((one) => one.id === name);
    if (template === undefined || isWrittenIn(template, language)) return [];
    const message = `The audience ${id} reads ${language}, but the template ${name} is not written in it, so it goes out in ${template.language}.`;
    return [hole('words-in-another-language', ['audiences', id, 'language'], message)];
  });
}

function missingNextTimes(audience: Audience, { templates }: Procedure): Hole[] {
  const ids = new Set([audience.templates.first, audience.templates.holding]);
  return templates
    .filter(({ id }) => ids.has(id))
    .flatMap(({ id, subject, body, translations }) => {
      const written = [['', { subject, body }] as const, ...Object.entries(translations)];
      return written
        .filter(([, words]) => !fieldsOfTemplate(words.subject + words.body).has('nextUpdateAt'))
        .map(([code]) => {
          const inWhich = code === '' ? '' : ` in ${code}`;
          const message = `The template ${id} does not say${inWhich} when the next words come, though they are repeated.`;
          return hole('words-without-next-time', ['templates', id], message);
        });
    });
}
