/** One combination of answers, by question. */
export type Combination = Readonly<Record<string, unknown>>;

/** A set of combinations: the answers that each question may have; none named means that it makes no difference. */
export type Cube = Readonly<Record<string, readonly unknown[]>>;

/** Merges combinations along one question after the other while everything else is the same. `all` says what is possible. */
export function mergeCombinations(chosen: readonly Combination[], all: readonly Combination[]): Cube[] {
  const questions = Object.keys(all[0] ?? {});
  let cubes: Cube[] = chosen.map((one) => mapValues(one, (answer) => [answer]));
  for (const question of questions.toReversed()) {
    const others = questions.filter((one) => one !== question);
    const groups = Map.groupBy(cubes, (cube) => JSON.stringify(others.map((one) => cube[one])));
    cubes = [...groups.values()].map((group) => ({
      ...group[0],
      [question]: distinct(group.flatMap((cube) => cube[question] ?? [])),
    }));
  }
  const most = new Map(questions.map((question) => [question, distinct(all.map((one) => one[question])).length]));
  return cubes.map((cube) =>
    mapValues(cube, (answers, question) => (answers.length === most.get(question) ? [] : answers)),
  );
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, of: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value, key)]));
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const QUESTIONS: Readonly<Record<string, string>> = {
  tier: 'feature',
  workaround: 'workaround',
  dataAtRisk: 'data at risk',
  worsening: 'getting worse',
};

/** A set of combinations as one line, such as `feature core, 2 or more customers`. */
export function combinationInWords(cube: Cube): string {
  const parts = Object.entries(cube).flatMap(([question, values]) => {
    if (values.length === 0) return [];
    if (question === 'customers') return [rangesInWords(values as Range[])];
    return [`${QUESTIONS[question] ?? question.replace(/^own /, '')} ${values.map(String).join(' or ')}`];
  });
  return parts.length === 0 ? 'every answer' : parts.join(', ');
}

interface Range {
  from: number;
  to: number | null;
}

/** Ranges of counts, those that touch as one. */
function rangesInWords(ranges: readonly Range[]): string {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && last.to !== null && range.from === last.to + 1)
      joined[joined.length - 1] = { ...last, to: range.to };
    else joined.push(range);
  }
  return joined.map(rangeInWords).join(' or ');
}

function rangeInWords({ from, to }: Range): string {
  if (to === null) return `${from} or more customers`;
  return from === to ? `${from} ${from === 1 ? 'customer' : 'customers'}` : `${from} to ${to} customers`;
}
