import { timeInWords } from '../comms/time-in-words.ts';
import type { ListedActionItem } from './listed-action-item.ts';
import type { PostmortemDocument, PostmortemPart } from './document.ts';
import type { SourcedFact } from './postmortem.ts';

/** A postmortem as the Markdown text that is handed in and goes to the stakeholders. */
export function writtenText({ header, parts }: PostmortemDocument): string {
  const { number, title, priority, openedAt, resolvedAt, procedure } = header;
  const until = resolvedAt === null ? '' : `, resolved ${timeInWords(resolvedAt, openedAt)}`;
  const day = Temporal.Instant.fromEpochMilliseconds(openedAt).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const lines = [
    `# Postmortem of incident ${number}: ${title}`,
    '',
    `${priority ?? 'No priority'}, opened ${day} ${timeInWords(openedAt)}${until}. Procedure: ${procedure.name}, version ${procedure.version}.`,
    ...parts.flatMap(partLines),
  ];
  return `${lines.join('\n')}\n`;
}

function partLines(part: PostmortemPart): string[] {
  const lines = ['', `## ${part.title}`, ''];
  switch (part.kind) {
    case 'prose':
      return part.body.trim() === '' ? [] : [...lines, part.body.trim()];
    case 'facts':
      return part.facts.length === 0 ? [] : [...lines, ...part.facts.flatMap(factLines)];
    case 'actions':
      return part.items.length === 0 ? [] : [...lines, ...part.items.map(actionLine)];
  }
}

function factLines({ at, sentence, text, known }: SourcedFact): string[] {
  const when = at === null ? '' : `${timeInWords(at)}: `;
  return [
    `- ${when}${sentence}`,
    ...(text === null ? [] : text.split('\n').map((line) => `  > ${line}`)),
    ...known.map((one) => `  - ${one.sentence}`),
  ];
}

function actionLine({ title, owner, dueOn }: ListedActionItem): string {
  return `- ${title} (${owner ?? 'no owner yet'}${dueOn === null ? '' : `, by ${dueOn}`})`;
}
