import type { Actor } from '#core/shared/actor.ts';
import { textRow } from '../incident/run-command.ts';
import type { TextRow } from '../ports/texts.ts';
import type { SpaceContext } from '../space-context.ts';
import type { UpdateWords } from './compose.ts';

/** Composed words as rows of texts, and how a command or event names them. */
export function wordRows(
  context: SpaceContext,
  { text, language, others }: UpdateWords,
  by: Actor,
): { rows: TextRow[]; textId: string; language: string; translations: { language: string; textId: string }[] } {
  const main = textRow(context, text, by);
  const rows = others.map((words) => ({ row: textRow(context, words.text, by), language: words.language }));
  return {
    rows: [main, ...rows.map(({ row }) => row)],
    textId: main.id,
    language,
    translations: rows.map(({ row, language: code }) => ({ language: code, textId: row.id })),
  };
}
