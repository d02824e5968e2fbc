import { pageChain } from '#core/oncall/roster.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { rosterNow } from '../oncall/roster.ts';
import { comingWords } from '../page/page-words.ts';
import { pageStream } from '../page/start-page.ts';
import type { GroupRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';

/** Who is asked to judge new groups, looked up once for all groups of a request. */
interface TriageDuty {
  role: string;
  chain: string[];
  company: string;
}

/** A storm opens thousands of groups: so many pages are begun at the same time. */
const AT_ONCE = 8;

/** Pages those who can judge new groups, as the procedure's intake says. */
export async function pageForTriage(context: SpaceContext, groups: readonly GroupRow[]): Promise<void> {
  const { procedure } = await currentProcedure(context);
  const { intake } = procedure;
  const judged = groups.filter(({ reports }) => intake.alert !== 'queue' || reports > 0);
  if (judged.length === 0) return;
  const duty: TriageDuty = {
    role: intake.triageRole,
    chain: pageChain(procedure, await rosterNow(context, procedure), intake.triageRole),
    company: (await context.company()).name,
  };
  for (let from = 0; from < judged.length; from += AT_ONCE)
    await Promise.all(judged.slice(from, from + AT_ONCE).map((group) => pageGroup(context, duty, group)));
}

async function pageGroup(context: SpaceContext, { role, chain, company }: TriageDuty, group: GroupRow): Promise<void> {
  // One page per group, whoever starts it: a repeat after a crash finds its stream begun.
  const pageId = `page_${group.id}`;
  const { start, also } = await pageStream(
    context,
    pageId,
    { about: { kind: 'group', id: group.id }, role, chain },
    context.clock.now(),
    async () => comingWords(company, role, group.title),
  );
  await context.storage.events.append({
    stream: start.stream,
    expectedVersion: 0,
    events: start.events,
    texts: [],
    row: null,
    messages: start.messages,
    wakeAt: start.wakeAt,
    also,
  });
  await context.storage.signals.setGroup(group.id, { pageId });
}
