import { changeMaintenance, type MaintenanceChange } from '#core/status/change-maintenance.ts';
import { endedAt, maintenanceState } from '#core/status/maintenance.ts';
import { MAINTENANCE_WORDS, windowInWords } from '#core/status/status-words.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import type { MaintenanceRow } from '../ports/maintenances.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Readers are reminded this long before it begins. */
const REMIND_BEFORE_MS = DAY_MS;

/**
 * Plans or changes a maintenance in one step with everything that follows: words now, a reminder, its begin and its end.
 * Those that lie ahead wait in the outbox; what a later change makes untrue is not told.
 */
export async function putMaintenance(
  context: SpaceContext,
  id: string | null,
  change: MaintenanceChange,
): Promise<MaintenanceRow> {
  const { storage, clock, ids } = context;
  const before = id === null ? null : await storage.maintenances.get(id);
  if (id !== null && before === null) throw new Refused('not-found', { what: 'maintenance', id });
  const now = clock.now();
  const after = changeMaintenance(before, change, now, { maintenance: ids.next('maint'), entry: ids.next('words') });
  if ('refusal' in after) throw new Refused('refused', { reason: after.refusal.sentence, next: after.refusal.next });
  const row = { ...after, version: (before?.version ?? 0) + 1 };
  if (!(await storage.maintenances.put(row, messagesOf(row, now)))) throw new Refused('version-conflict');
  return row;
}

type Moment = 'words' | 'reminder' | 'begun' | 'over';

function messagesOf(row: MaintenanceRow, now: Instant): OutgoingMessage[] {
  const last = row.entries.at(-1);
  const moments: { moment: Moment; at: Instant; title: string; text: string }[] = [
    {
      moment: 'words',
      at: now,
      title: MAINTENANCE_WORDS[maintenanceState(row, now)].toLowerCase(),
      text: last?.text ?? '',
    },
  ];
  const overAt = endedAt(row);
  const isPlanned = maintenanceState(row, now) === 'scheduled';
  if (isPlanned && row.startsAt - REMIND_BEFORE_MS > now)
    moments.push({
      moment: 'reminder',
      at: row.startsAt - REMIND_BEFORE_MS,
      title: 'tomorrow',
      text: 'This is a reminder.',
    });
  if (isPlanned && row.startsAt > now)
    moments.push({ moment: 'begun', at: row.startsAt, title: 'begun', text: 'The maintenance has begun.' });
  if (overAt > now) moments.push({ moment: 'over', at: overAt, title: 'over', text: 'The maintenance is over.' });
  return moments.map(({ moment, at, title, text }) => ({
    messageId: `${row.id}.${row.version}.${moment}`,
    channel: 'status-page',
    recipientId: null,
    address: null,
    subject: `Maintenance ${title}: ${row.title}`,
    body: `${row.title}\n${windowInWords(row.startsAt, row.endsAt)}\n\n${text}`,
    about: 'notice',
    stream: null,
    payload: { kind: 'maintenance', maintenanceId: row.id, version: row.version, moment },
    notBefore: at,
  }));
}
