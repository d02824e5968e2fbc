import type { PlanRun } from '#core/revert/plan-run.ts';
import { personOf } from '#core/shared/actor.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { OutgoingMessage } from '../ports.ts';
import type { SpaceContext } from '../space-context.ts';
import { runSayings } from './run-words.ts';

/** Messages to whoever pressed, of what became urgent between two states of a run. */
export async function runNotices(
  context: SpaceContext,
  runId: string,
  before: PlanRun,
  after: PlanRun,
): Promise<OutgoingMessage[]> {
  const personId = personOf(after.startedBy);
  const row = personId === null ? null : await context.storage.planRuns.get(runId);
  const person = personId === null ? null : await context.storage.people.get(personId);
  if (row === null || person === null || person.erasedAt !== null) return [];
  const known = new Set(runSayings(before, row.plan).map(({ key }) => key));
  const news = runSayings(after, row.plan).filter(({ key, isUrgent }) => isUrgent && !known.has(key));
  if (news.length === 0) return [];
  const { publicUrl } = await context.company();
  const place = after.incidentId === null ? publicUrl : `${publicUrl}/incidents/${after.incidentId}`;
  return news.flatMap(({ key, text }) =>
    addressesOf(person).map((recipient, index): OutgoingMessage => ({
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
