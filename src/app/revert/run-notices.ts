import type { PlanRun } from '#core/revert/plan-run.ts';
import { personFor } from '#core/incident/incident.ts';
import { personOf } from '#core/shared/actor.ts';
import { addressesOf } from '../comms/recipients.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { PersonRow } from '../ports/people.ts';
import type { SpaceContext } from '../space-context.ts';
import { runSayings } from './run-words.ts';

/** Messages to whoever pressed, and whoever commands the incident, of what became urgent between two states of a run. */
export async function runNotices(
  context: SpaceContext,
  runId: string,
  before: PlanRun,
  after: PlanRun,
): Promise<OutgoingMessage[]> {
  const row = await context.storage.planRuns.get(runId);
  if (row === null) return [];
  const known = new Set(runSayings(before, row.plan).map(({ key }) => key));
  const news = runSayings(after, row.plan).filter(({ key, isUrgent }) => isUrgent && !known.has(key));
  if (news.length === 0) return [];
  const recipients = (await toldOf(context, after)).flatMap(addressesOf);
  const { publicUrl } = await context.company();
  const place = after.incidentId === null ? publicUrl : `${publicUrl}/incidents/${after.incidentId}`;
  return news.flatMap(({ key, text }) =>
    recipients.map((recipient, index): OutgoingMessage => ({
      messageId: `${runId}.${key}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject: text.split(/[.:]/, 1)[0] ?? text,
      body: `${text}\n\n${place}`,
      about: 'notice',
      stream: after.incidentId === null ? null : { kind: 'incident', id: after.incidentId },
      payload: { kind: 'plan-run', runId, incidentId: after.incidentId, status: after.status, outcome: after.outcome },
      notBefore: context.clock.now(),
    })),
  );
}

async function toldOf(context: SpaceContext, { startedBy, incidentId }: PlanRun): Promise<PersonRow[]> {
  const commander = incidentId === null ? null : await commanderOf(context, incidentId);
  const ids = new Set([personOf(startedBy), commander].filter((id) => id !== null));
  const people = await Promise.all([...ids].map((id) => context.storage.people.get(id)));
  return people.flatMap((person) => (person === null || person.erasedAt !== null ? [] : [person]));
}

async function commanderOf(context: SpaceContext, incidentId: string): Promise<string | null> {
  const { incident, procedure } = await loadIncident(context, incidentId);
  return personFor(incident, procedure.commander);
}
