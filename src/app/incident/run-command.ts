import type { Actor } from '#core/shared/actor.ts';
import type { Command } from '#core/incident/commands.ts';
import { decide } from '#core/incident/decide.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { nextWakeAt } from '#core/obligation/obligations.ts';
import { nextLookAt } from '#core/rest/relief.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { TextRow } from '../ports/texts.ts';
import { Refused } from '../refused.ts';
import { activityOf } from '../rest/activity.ts';
import type { SpaceContext } from '../space-context.ts';
import { withCustomerFacts } from '../customers/customer-facts.ts';
import { consequencesOf } from './consequences.ts';
import { loadIncident } from './load-incident.ts';
import { summarise } from './summarise.ts';

/** A command that loses against faster ones this often has somebody's loop against it, not colleagues. */
const MOST_TRIES = 25;

/** A command with the words it brings along; built anew for each try, from what is true then. */
export interface Asked {
  command: Command;
  texts?: TextRow[];
  also?: AlsoWrite[];
}

export interface CommandDone {
  id: string;
  version: number;
  incident: Incident;
  events: IncidentEvent[];
}

type Build = (incident: Incident, procedure: Procedure) => Asked | Promise<Asked>;

/**
 * Runs one command on an incident: load, decide, and write events, read model, messages and wake-up in one transaction.
 * Decided again when somebody was faster, unless `expectedVersion` says what the asker had seen. Throws `Refused`.
 */
export async function runCommand(
  context: SpaceContext,
  id: string,
  build: Build,
  expectedVersion?: number,
): Promise<CommandDone> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { incident, procedure } = await loadIncident(context, id);
    if (expectedVersion !== undefined && expectedVersion !== incident.version) throw new Refused('version-conflict');
    const asked = await build(incident, procedure);
    const done = await observed(context, asked, () => attempt(context, id, incident, procedure, asked));
    if (done !== null) return done;
  }
  throw new Refused('version-conflict');
}

async function observed(
  context: SpaceContext,
  { command }: Asked,
  work: () => Promise<CommandDone | null>,
): Promise<CommandDone | null> {
  const startedAt = performance.now();
  const tell = (outcome: 'done' | 'refused' | 'conflict'): void =>
    context.observeCommand?.(command.type, outcome, (performance.now() - startedAt) / 1000);
  try {
    const done = await work();
    tell(done === null ? 'conflict' : 'done');
    return done;
  } catch (error) {
    if (error instanceof Refused) tell('refused');
    throw error;
  }
}

/** One try on a given state; null when the stream has moved on meanwhile. */
export async function attempt(
  context: SpaceContext,
  id: string,
  incident: Incident | null,
  procedure: Procedure,
  asked: Asked,
): Promise<CommandDone | null> {
  // Servers whose clocks differ a little must not tell a story backwards.
  const now = Math.max(context.clock.now(), incident?.lastEventAt ?? 0);
  const command = await withCustomerFacts(context, id, incident, procedure, asked.command);
  const decision = decide(incident, command, now, procedure);
  if ('refusal' in decision) throw refusedFrom(decision.refusal);
  const { events } = decision;
  // A wake-up that finds nothing new is still written: it sets the next one.
  if (events.length === 0 && incident !== null && asked.command.type !== 'Wake')
    return { id, version: incident.version, incident, events };
  const consequences = await consequencesOf(context, {
    id,
    before: incident,
    after: decision.incident,
    procedure,
    events,
    newTexts: asked.texts ?? [],
  });
  const under = { incident: decision.incident, procedure };
  const appended = await context.storage.events.append({
    stream: { kind: 'incident', id },
    expectedVersion: incident?.version ?? 0,
    events,
    texts: [...(asked.texts ?? []), ...consequences.texts],
    row: summarise(id, decision.incident, now),
    messages: consequences.messages,
    wakeAt: earliest(nextWakeAt(under), nextLookAt(under, now)),
    also: [...(asked.also ?? []), ...consequences.also, ...activityOf(context, asked.command.by, now)],
  });
  if (appended.outcome === 'conflict') return null;
  context.cache.incidents.set(id, decision.incident);
  if (events.length > 0) context.live.tell({ topic: 'incident', id, version: appended.version });
  return { id, version: appended.version, incident: decision.incident, events };
}

function earliest(...instants: (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function refusedFrom(refusal: { reason: string; sentence: string; next: string }): Refused {
  return new Refused('refused', { reason: refusal.sentence, next: refusal.next }, [{ message: refusal.reason }]);
}

/** Words to be kept apart from events, and their id to put into one. */
export function textRow(context: SpaceContext, body: string, by: Actor): TextRow {
  return {
    id: context.ids.next('text'),
    body,
    authorId: by.kind === 'person' || by.kind === 'reporter' ? by.id : null,
  };
}
