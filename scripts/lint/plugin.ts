import { arrowsRule } from './arrows.ts';
import { noBarrelsRule } from './no-barrels.ts';
import { pureCoreRule } from './pure-core.ts';

/** The rules of this house that oxlint does not have. */
export default {
  meta: { name: 'house' },
  rules: { arrows: arrowsRule, 'pure-core': pureCoreRule, 'no-barrels': noBarrelsRule },
};
