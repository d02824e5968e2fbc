import type { Rule } from './rule.ts';

/** Bans `export *`: an importer names the file that owns what it needs. */
export const noBarrelsRule: Rule = {
  meta: { type: 'problem' },
  create(context) {
    return {
      ExportAllDeclaration(node) {
        context.report({
          node,
          message: 'No export *. Name what you export, and let importers name the file that owns it.',
        });
      },
    };
  },
};
