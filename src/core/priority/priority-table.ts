import type { ConditionFacts } from '../procedure/conditions/incident-conditions.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { FeatureTier, YesNoUnknown } from '../incident/assessment.ts';
import { ownQuestions } from '../procedure/impact-questions.ts';
import { compileCondition } from '../procedure/conditions/incident-conditions.ts';
import { ownQuestionsIn } from '../procedure/conditions/own-questions.ts';
import { combinationInWords, mergeCombinations, type Combination } from './combinations.ts';
import { prioritise } from './prioritise.ts';

/** One combination of answers about impact. `customers` stands for a range of counts that the table treats alike. */
export interface AnswerCombination {
  tier: FeatureTier;
  customers: { from: number; to: number | null };
  workaround: YesNoUnknown;
  dataAtRisk: YesNoUnknown;
  worsening: YesNoUnknown;
  /** Answers to the procedure's own questions, by id. */
  own: Record<string, YesNoUnknown>;
}

export interface TableRow {
  answers: AnswerCombination;
  /** Null means: a bug. */
  priority: string | null;
  reason: string;
}

const TIERS: readonly FeatureTier[] = ['core', 'secondary', 'unknown'];
const YES_NO_UNKNOWN: readonly YesNoUnknown[] = ['yes', 'no', 'unknown'];
/** Enough evidence for every row: the table says what it is, not whether it may be declared. */
const SOURCES = 99;

/** What the table says of every combination of answers that the procedure's questions can have. */
export function priorityTable(procedure: Procedure): TableRow[] {
  const known = tables.get(procedure);
  if (known !== undefined) return known;
  const rows = [...combinations(procedure)].map((answers) => {
    const verdict = prioritise(procedure, factsOf(answers));
    return { answers, priority: verdict.priority?.id ?? null, reason: verdict.reason };
  });
  tables.set(procedure, rows);
  return rows;
}

const tables = new WeakMap<Procedure, TableRow[]>();

function* combinations(procedure: Procedure): Generator<AnswerCombination> {
  for (const tier of possible(procedure, 'feature', TIERS))
    for (const customers of customerRanges(procedure))
      for (const workaround of possible(procedure, 'workaround', YES_NO_UNKNOWN))
        for (const dataAtRisk of possible(procedure, 'data-at-risk', YES_NO_UNKNOWN))
          for (const worsening of possible(procedure, 'worsening', YES_NO_UNKNOWN))
            for (const own of ownCombinations(procedure, ownQuestionsAsked(procedure)))
              yield { tier, customers, workaround, dataAtRisk, worsening, own };
}

/** What is not asked stays unknown, and what must be answered is not. */
function possible<T extends string>(procedure: Procedure, id: string, values: readonly T[]): readonly T[] {
  const question = procedure.assessment.questions.find((one) => one.id === id);
  return values.filter((value) => (value === 'unknown' ? question?.required !== true : question !== undefined));
}

/** The procedure's own questions that a row of the table asks for; others make no difference to it. */
function ownQuestionsAsked({ assessment, priorities }: Procedure): string[] {
  const asked = new Set(
    priorities.flatMap(({ when }) => {
      const compiled = compileCondition(when);
      return compiled.ok ? ownQuestionsIn(compiled.ast) : [];
    }),
  );
  return ownQuestions(assessment.questions).flatMap(({ id }) => (asked.has(id) ? [id] : []));
}

function* ownCombinations(procedure: Procedure, ids: readonly string[]): Generator<Record<string, YesNoUnknown>> {
  const [first, ...rest] = ids;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const answer of possible(procedure, first, YES_NO_UNKNOWN))
    for (const others of ownCombinations(procedure, rest)) yield { [first]: answer, ...others };
}

/** Counts of customers between which the conditions can tell: cut at every number they name. */
function customerRanges({ priorities, assessment }: Procedure): { from: number; to: number | null }[] {
  const question = assessment.questions.find(({ id }) => id === 'customers');
  if (question === undefined) return [{ from: 0, to: 0 }];
  const named = priorities.flatMap(({ when }) => [...when.matchAll(/\b\d+\b/g)].map(([count]) => Number(count)));
  const cuts = [...new Set([0, 1, ...named.flatMap((count) => [count, count + 1])])].toSorted((a, b) => a - b);
  const ranges = cuts
    .map((from, index) => ({ from, to: (cuts[index + 1] ?? Number.NaN) - 1 }))
    .map(({ from, to }) => ({ from, to: Number.isNaN(to) ? null : to }));
  return question.required ? ranges.filter(({ from }) => from > 0) : ranges;
}

function factsOf({ tier, customers, workaround, dataAtRisk, worsening, own }: AnswerCombination): ConditionFacts {
  return {
    priority: '',
    assumed: false,
    phase: 'assessing',
    acknowledged: true,
    mitigated: false,
    reports: customers.from,
    alerts: 0,
    reportingCustomers: customers.from,
    assessment: {
      made: true,
      feature: 'some-feature',
      tier,
      customers: customers.from,
      workaround,
      dataAtRisk,
      worsening,
      sources: SOURCES,
    },
    answers: own,
  };
}

/**
 * The combinations that no row covers, so that they fall to the procedure's `otherwise`, each as one line of words.
 * Answers that make no difference are left out of a line.
 */
export function uncoveredCombinations(procedure: Procedure): string[] {
  return wordsFor(procedure, null);
}

/** When each priority applies and when none does, as lines of words; each combination of answers is in exactly one. */
export function tableInWords(procedure: Procedure): { priority: string | null; cases: string[] }[] {
  return [...procedure.priorities.map(({ id }) => id), null].map((priority) => ({
    priority,
    cases: wordsFor(procedure, priority),
  }));
}

/** Priorities that no combination of answers reaches. */
export function unreachedPriorities(procedure: Procedure): string[] {
  const reached = new Set(priorityTable(procedure).map(({ priority }) => priority));
  return procedure.priorities.flatMap(({ id }) => (reached.has(id) ? [] : [id]));
}

function wordsFor(procedure: Procedure, priority: string | null): string[] {
  const all = priorityTable(procedure);
  const chosen = all.filter((row) => row.priority === priority);
  return mergeCombinations(
    chosen.map(({ answers }) => flat(answers)),
    all.map(({ answers }) => flat(answers)),
  ).map(combinationInWords);
}

/** The answers by question, the own ones beside the others. */
function flat({ own, ...answers }: AnswerCombination): Combination {
  return { ...answers, ...Object.fromEntries(Object.entries(own).map(([id, answer]) => [`own ${id}`, answer])) };
}
