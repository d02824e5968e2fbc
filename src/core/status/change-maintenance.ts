import { DAY_MS, MINUTE_MS, type Instant } from '../shared/instant.ts';
import { endedAt, maintenanceState, type Maintenance, type MaintenanceState } from './maintenance.ts';
import { windowInWords } from './status-words.ts';

/** What people ask of a planned maintenance. */
export type MaintenanceChange =
  | { kind: 'plan'; title: string; componentIds: string[]; startsAt: Instant; endsAt: Instant; text: string }
  | { kind: 'say'; text: string; state: MaintenanceState };

export interface MaintenanceRefusal {
  refusal: { sentence: string; next: string };
}

const LONGEST_MS = 14 * DAY_MS;
const MOST_ENTRIES = 100;

/** The maintenance after a change, or why it cannot be. `ids` are those of the maintenance and of the new words. */
export function changeMaintenance(
  before: Maintenance | null,
  change: MaintenanceChange,
  now: Instant,
  ids: { maintenance: string; entry: string },
): Maintenance | MaintenanceRefusal {
  if (before !== null && now >= endedAt(before)) return refuse('This maintenance is over.', 'Plan another one.');
  if (before !== null && before.entries.length >= MOST_ENTRIES)
    return refuse('This maintenance has as many updates as it can hold.', 'Complete it, and plan another one.');
  return change.kind === 'plan' ? planned(before, change, now, ids) : said(before, change, now, ids.entry);
}

function planned(
  before: Maintenance | null,
  change: Extract<MaintenanceChange, { kind: 'plan' }>,
  now: Instant,
  ids: { maintenance: string; entry: string },
): Maintenance | MaintenanceRefusal {
  const { title, componentIds, startsAt, endsAt } = change;
  if (endsAt <= startsAt) return refuse('It would end before it begins.', 'Choose a later end.');
  if (endsAt - startsAt > LONGEST_MS) return refuse('It would last more than two weeks.', 'Plan it in parts.');
  const hasBegun = before !== null && maintenanceState(before, now) !== 'scheduled';
  if (!hasBegun && startsAt < now - MINUTE_MS) return refuse('It would begin in the past.', 'Choose a later begin.');
  if (endsAt <= now) return refuse('It would be over already.', 'Choose a later end, or complete it.');
  const text = change.text.trim() === '' ? `The window is now ${windowInWords(startsAt, endsAt)}.` : change.text.trim();
  const state = before === null ? 'scheduled' : (before.entries.at(-1)?.state ?? 'scheduled');
  return {
    id: before?.id ?? ids.maintenance,
    title,
    componentIds,
    startsAt,
    endsAt,
    createdAt: before?.createdAt ?? now,
    entries: [...(before?.entries ?? []), { id: ids.entry, at: now, text, state }],
  };
}

function said(
  before: Maintenance | null,
  { text, state }: Extract<MaintenanceChange, { kind: 'say' }>,
  now: Instant,
  entryId: string,
): Maintenance | MaintenanceRefusal {
  if (before === null) return refuse('There is no such maintenance.', 'Plan it first.');
  const isNow = maintenanceState(before, now);
  if (state === 'scheduled' && isNow !== 'scheduled')
    return refuse('This maintenance has begun.', 'Say that it is in progress, verified, completed or called off.');
  return { ...before, entries: [...before.entries, { id: entryId, at: now, text: text.trim(), state }] };
}

function refuse(sentence: string, next: string): MaintenanceRefusal {
  return { refusal: { sentence, next } };
}
