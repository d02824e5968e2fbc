import { readdirSync, readFileSync } from 'node:fs';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';

const ROOT = new URL('../../', import.meta.url);

/** A file of the checkout, by its path from the root. */
export function readFileOfCheckout(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The names of the files in a folder of the checkout that end as asked, sorted. */
export function filesOfCheckout(folder: string, end: string): string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(end))
    .toSorted();
}

/** The text with one thing changed; throws when it is not there. */
export function editText(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the text has no ${String(from)}`);
  return changed;
}

/** A procedure's text that must be valid; throws with its faults otherwise. */
export function readProcedure(text: string): Procedure {
  const parsed = parseProcedure(text);
  if (parsed.ok) return parsed.procedure;
  throw new Error(parsed.faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}
