import type { ASTNode } from '@marcbachmann/cel-js';

/** Every node of a parsed condition, the outer before the inner. */
export function* walkAst(root: ASTNode): Generator<ASTNode> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next.toReversed());
    else if (isNode(next)) {
      yield next;
      waiting.push(next.args);
    }
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
