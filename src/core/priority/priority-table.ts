import type { ConditionFacts } from '../procedure/conditions.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { FeatureTier, YesNoUnknown } from '../incident/assessment.ts';
import { prioritise } from './prioritise.ts';

/** One combination of answers about impact. `customers` stands for a range of counts that the table treats alike. */
export interface AnswerCombination {
  tier: FeatureTier;
  customers: { from: number; to: number | null };
  workaround: YesNoUnknown;
  dataAtRisk: YesNoUnknown;
  worsening: YesNoUnknown;
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

/** What the table says of every combination of answers. */
export function priorityTable(procedure: Procedure): TableRow[] {
  const rows: TableRow[] = [];
  for (const tier of TIERS)
    for (const customers of customerRanges(procedure))
      for (const workaround of YES_NO_UNKNOWN)
        for (const dataAtRisk of YES_NO_UNKNOWN)
          for (const worsening of YES_NO_UNKNOWN) {
            const answers = { tier, customers, workaround, dataAtRisk, worsening };
            const verdict = prioritise(procedure, factsOf(answers));
            rows.push({ answers, priority: verdict.priority?.id ?? null, reason: verdict.reason });
          }
  return rows;
}

/** Counts of customers between which the conditions can tell: cut at every number they name. */
function customerRanges({ priorities }: Procedure): { from: number; to: number | null }[] {
  const named = priorities.flatMap(({ when }) => [...when.matchAll(/\b\d+\b/g)].map(([count]) => Number(count)));
  const cuts = [...new Set([0, 1, ...named.flatMap((count) => [count, count + 1])])].toSorted((a, b) => a - b);
  return cuts
    .map((from, index) => ({ from, to: (cuts[index + 1] ?? Number.NaN) - 1 }))
    .map(({ from, to }) => ({ from, to: Number.isNaN(to) ? null : to }));
}

function factsOf({ tier, customers, workaround, dataAtRisk, worsening }: AnswerCombination): ConditionFacts {
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
  };
}

type Dimension = keyof AnswerCombination;
const DIMENSIONS: readonly Dimension[] = ['tier', 'customers', 'workaround', 'dataAtRisk', 'worsening'];

/**
 * The combinations that no row covers, so that they fall to the procedure's `otherwise`, each as one line of words.
 * Answers that make no difference are left out of a line.
 */
export function uncoveredCombinations(procedure: Procedure): string[] {
  const all = priorityTable(procedure);
  const open = all.filter(({ priority }) => priority === null).map(({ answers }) => answers);
  return merged(
    open,
    all.map(({ answers }) => answers),
  ).map(inWords);
}

type Cube = Record<Dimension, readonly unknown[]>;

/** Merges combinations along one kind of answer after the other while everything else is the same. */
function merged(open: readonly AnswerCombination[], all: readonly AnswerCombination[]): Cube[] {
  let cubes: Cube[] = open.map((one) => mapDimensions((dimension) => [one[dimension]]));
  for (const dimension of DIMENSIONS.toReversed()) {
    const others = DIMENSIONS.filter((one) => one !== dimension);
    const groups = Map.groupBy(cubes, (cube) => JSON.stringify(others.map((one) => cube[one])));
    cubes = [...groups.values()].map((group) => ({
      ...(group[0] ?? mapDimensions(() => [])),
      [dimension]: distinct(group.flatMap((cube) => cube[dimension])),
    }));
  }
  const domain = mapDimensions((dimension) => distinct(all.map((one) => one[dimension])));
  return cubes.map((cube) =>
    mapDimensions((dimension) => (cube[dimension].length === domain[dimension].length ? [] : cube[dimension])),
  );
}

function mapDimensions(of: (dimension: Dimension) => readonly unknown[]): Cube {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as unknown as Cube;
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const QUESTIONS: Record<Exclude<Dimension, 'customers'>, string> = {
  tier: 'feature',
  workaround: 'workaround',
  dataAtRisk: 'data at risk',
  worsening: 'getting worse',
};

function inWords(cube: Cube): string {
  const parts = DIMENSIONS.flatMap((dimension) => {
    const values = cube[dimension];
    if (values.length === 0) return [];
    if (dimension === 'customers') return [rangesInWords(values as AnswerCombination['customers'][])];
    return [`${QUESTIONS[dimension]} ${values.map(String).join(' or ')}`];
  });
  return parts.length === 0 ? 'every answer' : parts.join(', ');
}

function rangesInWords(ranges: readonly AnswerCombination['customers'][]): string {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) return '';
  if (last.to === null) return `${first.from} or more customers`;
  return first.from === last.to
    ? `${first.from} ${first.from === 1 ? 'customer' : 'customers'}`
    : `${first.from} to ${last.to} customers`;
}
