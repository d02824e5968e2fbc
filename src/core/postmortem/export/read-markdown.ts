import type { ListedActionItem } from '../listed-action-item.ts';
import { PROSE_SECTIONS, type ProseSectionId } from '../postmortem.ts';
import { plainOf } from './markdown-escape.ts';
import { ACTION_MARKS, beginsPart, ITEM_FIELDS, partBegun } from './markdown-form.ts';

/** What people put into a postmortem: its prose and its action items. */
export interface ReadPostmortem {
  prose: Map<ProseSectionId, string>;
  items: ListedActionItem[];
}

/** Reads what `writeMarkdown` wrote; null for a text that is no postmortem of ours. Facts are not read back. */
export function readMarkdown(text: string): ReadPostmortem | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const prose = new Map<ProseSectionId, string>();
  for (const id of PROSE_SECTIONS) {
    const lines = parts.get(id);
    if (lines !== undefined) prose.set(id, lines.map(joined).join('\n'));
  }
  return { prose, items: itemsOf(parts.get('actions') ?? []) };
}

/** The lines of each part's body; null without the markers. */
function partsOf(text: string): Map<string, string[]> | null {
  const parts = new Map<string, string[]>();
  let lines: string[] | null = null;
  let isOver = false;
  for (const line of text.split('\n')) {
    const begun = partBegun(line);
    if (begun === null) {
      lines?.push(line);
      continue;
    }
    if (begun === 'end') {
      isOver = true;
      break;
    }
    lines = [];
    if (!parts.has(begun)) parts.set(begun, lines);
  }
  // Each body stands after its title and a blank line, and before a blank line.
  return isOver ? new Map([...parts].map(([id, all]) => [id, all.slice(2, -1)])) : null;
}

function joined(line: string): string {
  return beginsPart(line) ? line.slice(1) : line;
}

function itemsOf(lines: string[]): ListedActionItem[] {
  const items: ListedActionItem[] = [];
  for (const line of lines) {
    const begun = /^- \[([ x-])\] (.*)$/su.exec(line);
    const item = items.at(-1);
    if (begun !== null) items.push({ ...NOTHING, title: plainOf(begun[2] ?? ''), state: stateOf(begun[1] ?? ' ') });
    else if (item !== undefined) readField(item, line);
  }
  return items;
}

const NOTHING = { id: '', owner: null, approver: null, dueOn: null, link: null };

function stateOf(mark: string): ListedActionItem['state'] {
  return ACTION_MARKS.done === mark ? 'done' : ACTION_MARKS.dropped === mark ? 'dropped' : 'open';
}

function readField(item: ListedActionItem, line: string): void {
  for (const { label, field } of ITEM_FIELDS) {
    const start = `  - ${label}: `;
    if (line.startsWith(start)) Object.assign(item, { [field]: plainOf(line.slice(start.length)) });
  }
}
