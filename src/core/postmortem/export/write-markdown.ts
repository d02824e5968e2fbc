import { timeInWords } from '../../comms/time-in-words.ts';
import type { Instant } from '../../shared/instant.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { PostmortemDocument, PostmortemPart } from '../document.ts';
import type { ListedActionItem } from '../listed-action-item.ts';
import type { SourcedFact } from '../postmortem.ts';
import { ACTION_MARKS, beginsPart, ITEM_FIELDS, partMarker } from './markdown-form.ts';
import { escaped } from './markdown-escape.ts';
import { headerFigures } from './header-figures.ts';

/** A postmortem as one Markdown text. What people wrote stands as they wrote it; `readMarkdown` finds it again. */
export function writeMarkdown({ header, parts }: PostmortemDocument): string {
  const title = `# Incident ${header.number}: ${escaped(header.title)}`;
  const figures = headerFigures(header).map(({ label, value }) => `- **${label}:** ${escaped(value)}`);
  return `${[title, '', ...figures, '', ...parts.map((part) => written(part, header.openedAt)), partMarker('end')].join('\n')}\n`;
}

/** The marker, the title, a blank line, the body, a blank line: `readMarkdown` takes away just these. */
function written(part: PostmortemPart, openedAt: Instant): string {
  return `${partMarker(part.id)}\n## ${part.title}\n\n${bodyOf(part, openedAt)}\n`;
}

function bodyOf(part: PostmortemPart, openedAt: Instant): string {
  switch (part.kind) {
    case 'prose':
      return part.body.split('\n').map(keptApart).join('\n');
    case 'facts':
      return part.facts.flatMap((one) => factLines(one, openedAt)).join('\n');
    case 'actions':
      return part.items.flatMap(itemLines).join('\n');
    default:
      return assertNever(part);
  }
}

/** Prose that looks like a marker of ours is told apart by one more backslash. */
function keptApart(line: string): string {
  return beginsPart(line) ? `\\${line}` : line;
}

function factLines({ at, sentence, text, known }: SourcedFact, near: Instant): string[] {
  const time = at === null ? '' : `**${escaped(timeInWords(at, near))}** `;
  return [
    `- ${time}${escaped(sentence)}`,
    ...(text === null ? [] : [`  > ${escaped(text)}`]),
    ...known.map((one) => `  - Known then: ${escaped(one.sentence)}`),
  ];
}

function itemLines(item: ListedActionItem): string[] {
  return [
    `- [${ACTION_MARKS[item.state]}] ${escaped(item.title)}`,
    ...ITEM_FIELDS.flatMap(({ label, field }) => {
      const value = item[field];
      return value === null ? [] : [`  - ${label}: ${escaped(value)}`];
    }),
  ];
}
