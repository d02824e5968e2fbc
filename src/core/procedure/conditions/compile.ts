import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { refuse, type ConditionFault } from './condition-fault.ts';
import { offsetOf, plainTypes, wordsOf } from './error-words.ts';
import { findForbidden } from './find-forbidden.ts';

/** A condition ready to be asked, or what is wrong with it; `offset` counts characters from its start. */
export type CompiledCondition<Facts> = { ok: true; ast: ASTNode; evaluate: (facts: Facts) => boolean } | ConditionFault;

/** Longest condition, in characters; with the other limits it bounds an evaluation to well under a millisecond. */
export const MAX_CONDITION_LENGTH = 1000;

const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 2 };

/** Where conditions of one kind are read; the facts are registered as its variables. Bounds what a condition may cost. */
export function conditionEnvironment(): Environment {
  return new Environment({ limits: LIMITS });
}

/** Compiles a CEL condition; `toCel` gives the environment's variables from facts. Never throws. */
export function compile<Facts>(
  environment: Environment,
  expression: string,
  toCel: (facts: Facts, ast: ASTNode) => Record<string, unknown>,
): CompiledCondition<Facts> {
  if (expression.trim() === '') return refuse('A condition cannot be empty.', 0);
  if (expression.length > MAX_CONDITION_LENGTH) {
    return refuse(`A condition has at most ${MAX_CONDITION_LENGTH} characters; this one has ${expression.length}.`, 0);
  }
  try {
    const program = environment.parse(expression);
    const forbidden = findForbidden(program.ast);
    if (forbidden !== null) return forbidden;
    const checked = program.check();
    if (!checked.valid) return refuse(wordsOf(checked.error), checked.error?.range?.start ?? 0);
    if (checked.type !== 'bool') {
      return refuse(
        `A condition must be true or false; this one gives ${plainTypes(checked.type ?? 'something else')}.`,
        0,
      );
    }
    return { ok: true, ast: program.ast, evaluate: (facts) => program(toCel(facts, program.ast)) === true };
  } catch (error) {
    return refuse(wordsOf(error), offsetOf(error));
  }
}
