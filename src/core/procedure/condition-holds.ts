import { compileCondition, type ConditionFacts } from './conditions/incident-conditions.ts';

/** Asks a condition of a checked procedure. Throws for one that does not compile, which a check would have refused. */
export function conditionHolds(expression: string, facts: ConditionFacts): boolean {
  const condition = compileCondition(expression);
  if (!condition.ok) throw new Error(`the condition ${expression} does not compile: ${condition.message}`);
  return condition.evaluate(facts);
}
