import { writtenText } from '#core/postmortem/written-text.ts';
import type { SectionRevision } from '#core/postmortem/postmortem.ts';
import type { Actor } from '#core/shared/actor.ts';
import { listedActionItems } from '../actions/listed-action-items.ts';
import { runCommand, textRow, type CommandDone } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { documentOf, gatherPostmortem } from './assemble-postmortem.ts';
import { saveSection } from './save-section.ts';

/** Hands in the whole document as it is now; the text that is reviewed and shared is frozen here. */
export async function handIn(
  context: SpaceContext,
  id: string,
  by: Actor,
  expectedVersion?: number,
): Promise<CommandDone> {
  const build = async () => {
    const document = documentOf(
      await gatherPostmortem(context, id),
      await listedActionItems(context, id),
      context.clock.now(),
    );
    const text = textRow(context, writtenText(document), by);
    return { command: { type: 'WritePostmortem' as const, by, textId: text.id }, texts: [text] };
  };
  return runCommand(context, id, build, expectedVersion);
}

/** Adds a text to the summary and hands the document in: for whoever writes without the page. */
export async function handInText(
  context: SpaceContext,
  id: string,
  { text, by, expectedVersion }: { text: string; by: Actor; expectedVersion?: number | undefined },
): Promise<CommandDone> {
  const { incident, prose } = await gatherPostmortem(context, id);
  if (expectedVersion !== undefined && expectedVersion !== incident.version) throw new Refused('version-conflict');
  const summary = prose.find(({ section }) => section === 'summary');
  await saveSection(context, {
    id,
    section: 'summary',
    baseVersion: summary?.version ?? 0,
    body: added(summary, text, by),
    by,
  });
  return handIn(context, id, by, expectedVersion);
}

/** One's own text is replaced; behind a colleague's it is added. A repeat adds nothing. */
function added(summary: SectionRevision | undefined, text: string, by: Actor): string {
  if (summary === undefined || summary.body.trim() === '') return text;
  if (summary.body.includes(text)) return summary.body;
  return isSame(summary.by, by) ? text : `${summary.body.trimEnd()}\n\n${text}`;
}

function isSame(one: Actor, other: Actor): boolean {
  return one.kind === other.kind && ('id' in one ? one.id : '') === ('id' in other ? other.id : '');
}
