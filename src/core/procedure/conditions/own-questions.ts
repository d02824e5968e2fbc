import type { ASTNode } from '@marcbachmann/cel-js';
import { walkAst } from './walk-ast.ts';

const questionsOf = new WeakMap<ASTNode, string[]>();

/** Ids of the procedure's own questions that a condition asks for, as in `answers.payments`. */
export function ownQuestionsIn(ast: ASTNode): string[] {
  const known = questionsOf.get(ast);
  if (known !== undefined) return known;
  const named = [...walkAst(ast)].flatMap((node) =>
    node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'answers' ? [node.args[1]] : [],
  );
  const ids = [...new Set(named)];
  questionsOf.set(ast, ids);
  return ids;
}
