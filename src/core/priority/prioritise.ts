import type { ImpactAnswers } from '../incident/assessment.ts';
import type { ConditionFacts } from '../procedure/conditions/incident-conditions.ts';
import { conditionHolds } from '../procedure/condition-holds.ts';
import type { Priority, Procedure } from '../procedure/procedure.ts';

/** What the procedure's table says of an impact. `priority` null means: a bug. */
export interface Verdict {
  priority: Priority | null;
  title: string;
  /** Whether words may reach the public. */
  publish: boolean;
  /** One sentence with the rule and the answers that led to it. */
  reason: string;
  /** Sources still missing before this priority may be declared; 0 when enough. */
  missingSources: number;
}

/** The first priority whose condition holds, else the procedure's `otherwise`. */
export function prioritise(procedure: Procedure, facts: ConditionFacts): Verdict {
  const priority = procedure.priorities.find((candidate) => conditionHolds(candidate.when, facts)) ?? null;
  return verdictFor(procedure, priority, facts);
}

/** The verdict for a priority that somebody names, or null for a bug. */
export function verdictFor(procedure: Procedure, priority: Priority | null, facts: ConditionFacts): Verdict {
  const impact = impactInWords(facts.assessment);
  if (priority === null) {
    return {
      priority,
      title: procedure.otherwise.title,
      publish: false,
      reason: `No row of the table fits ${impact}: ${lowerFirst(procedure.otherwise.title)}.`,
      missingSources: 0,
    };
  }
  return {
    priority,
    title: priority.title,
    publish: priority.publish,
    reason: `${priority.id}, ${lowerFirst(priority.title)}: ${impact}.`,
    missingSources: Math.max(0, priority.sources - facts.assessment.sources),
  };
}

/** The procedure's assumption when nobody assessed in time, or when more was reported since; null when no rule fits. */
export function assumePriority(
  procedure: Procedure,
  facts: ConditionFacts,
  because = 'Nobody assessed the impact in time',
): Verdict | null {
  const rule = procedure.assessment.assumed.find((candidate) => conditionHolds(candidate.when, facts));
  const priority =
    rule === undefined ? undefined : procedure.priorities.find((candidate) => candidate.id === rule.priority);
  if (rule === undefined || priority === undefined) return null;
  const verdict = verdictFor(procedure, priority, facts);
  return {
    ...verdict,
    publish: rule.publish,
    reason: `${because}, so ${priority.id} is assumed: ${impactInWords(facts.assessment)}.`,
  };
}

/** The answers as a tired person would say them, such as `a core feature, 3 customers, no workaround`. */
function impactInWords(
  answers: Pick<ImpactAnswers, 'tier' | 'customers' | 'workaround' | 'dataAtRisk' | 'worsening'>,
): string {
  const parts = [
    answers.tier === 'unknown' ? 'feature not known yet' : `a ${answers.tier} feature`,
    answers.customers === 0
      ? 'no customer known to be hurt'
      : answers.customers === 1
        ? '1 customer'
        : `${answers.customers} customers`,
  ];
  if (answers.workaround !== 'unknown')
    parts.push(answers.workaround === 'yes' ? 'a workaround exists' : 'no workaround');
  if (answers.dataAtRisk === 'yes') parts.push('data at risk');
  if (answers.worsening === 'yes') parts.push('getting worse');
  return parts.join(', ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
