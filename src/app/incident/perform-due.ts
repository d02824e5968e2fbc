import { DESK } from '#core/shared/actor.ts';
import { askedTogether, type RoleAsk } from '#core/escalation/asked-together.ts';
import type { Incident } from '#core/incident/incident.ts';
import { toPerform } from '#core/obligation/obligations.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { audienceOf, composeWords } from '../comms/compose.ts';
import { wordRows } from '../comms/word-rows.ts';
import { callsBack } from '#core/rest/called-back.ts';
import { restedFirst } from '../stand-down/rested-first.ts';
import { rosterNow, sameRoster } from '../oncall/roster.ts';
import type { SpaceContext } from '../space-context.ts';
import { runCommand, type Asked } from './run-command.ts';

/** More things at one instant than any procedure has; beyond it something performs without getting done. */
const MOST_AT_ONCE = 100;

/** Does everything that is due in an incident now: notes what time alone brings, then performs what TwoAM does by itself. */
export async function performDue(context: SpaceContext, id: string): Promise<void> {
  let { incident } = await runCommand(context, id, () => ({ command: { type: 'Wake', by: DESK } }));
  incident = await recordRosterIfChanged(context, id, incident);
  for (let count = 0; count < MOST_AT_ONCE; count += 1) {
    const due = toPerform(incident, context.clock.now())[0];
    if (due === undefined) return;
    incident = await perform(context, id, due);
  }
  throw new Error(`incident ${id} performs without end`);
}

async function recordRosterIfChanged(context: SpaceContext, id: string, incident: Incident): Promise<Incident> {
  if (toPerform(incident, context.clock.now()).length === 0) return incident;
  const done = await runCommand(context, id, async (current, procedure) => {
    const roles = await rosterNow(context, procedure);
    return {
      command: sameRoster(roles, current.roster)
        ? { type: 'Wake', by: DESK }
        : { type: 'RecordRoster', by: DESK, roles },
    };
  });
  return done.incident;
}

/** Performs one obligation under its key. Whoever did it meanwhile keeps the credit: then only time has passed. */
async function perform(context: SpaceContext, id: string, due: Obligation): Promise<Incident> {
  const done = await runCommand(context, id, async (incident, procedure) => {
    const still = toPerform(incident, context.clock.now()).find((one) => one.key === due.key);
    return still === undefined
      ? { command: { type: 'Wake', by: DESK } }
      : performance(context, id, incident, procedure, still);
  });
  return done.incident;
}

async function performance(
  context: SpaceContext,
  id: string,
  incident: Incident,
  procedure: Procedure,
  due: Obligation,
): Promise<Asked> {
  switch (due.act) {
    case 'page': {
      const personIds = await pageOrder(context, incident, procedure, due);
      const role = due.page ?? due.owners[0] ?? '';
      return {
        command: {
          type: 'PageRole',
          by: DESK,
          pageId: context.ids.next('page'),
          role,
          personIds,
          textId: null,
          key: due.key,
          also: await alsoAsked(context, incident, procedure, { role, key: due.key, personIds }),
        },
      };
    }
    case 'open-channel': {
      const title = (await context.storage.texts.bodies([incident.titleTextId])).get(incident.titleTextId) ?? '';
      const { ref } = await context.channel.open({ id, number: incident.number, title });
      return { command: { type: 'OpenChannel', by: DESK, channel: context.channel.name, ref, key: due.key } };
    }
    case 'update':
      return standardUpdate(context, id, incident, procedure, due);
    default:
      throw new Error(`nothing performs ${due.act} by itself`);
  }
}

/** Roles that are due to be paged now, too, and whose first choice is the same person: they are asked once. */
async function alsoAsked(
  context: SpaceContext,
  incident: Incident,
  procedure: Procedure,
  first: RoleAsk,
): Promise<(RoleAsk & { pageId: string })[]> {
  const due = toPerform(incident, context.clock.now()).filter(({ act, key }) => act === 'page' && key !== first.key);
  const asks = await Promise.all(
    due.map(async (one) => ({
      ...{ role: one.page ?? '', key: one.key },
      personIds: await pageOrder(context, incident, procedure, one),
    })),
  );
  return askedTogether(first, asks).map((one) => ({ ...one, pageId: context.ids.next('page') }));
}

/** Whom to ask, in order; rested people first for the morning after a night on which work rested. */
async function pageOrder(
  context: SpaceContext,
  incident: Incident,
  procedure: Procedure,
  due: Obligation,
): Promise<string[]> {
  const chain = pageChain(procedure, incident.roster, due.page ?? '');
  return callsBack(procedure, due.step) ? restedFirst(context, procedure, chain) : chain;
}

async function standardUpdate(
  context: SpaceContext,
  id: string,
  incident: Incident,
  procedure: Procedure,
  due: Obligation,
): Promise<Asked> {
  const audience = audienceOf(procedure, due.audience ?? '');
  const words = await composeWords(context, id, incident, procedure, audience, null);
  const { rows, ...named } = wordRows(context, words, DESK);
  return {
    command: {
      type: 'PostUpdate',
      by: DESK,
      updateId: context.ids.next('update'),
      audience: audience.id,
      ...named,
      kind: words.kind,
      key: due.key,
      guard: null,
    },
    texts: rows,
  };
}
