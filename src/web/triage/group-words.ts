import type { GroupSummary } from '#contract/signal.ts';

const PAGED: Record<GroupSummary['paged'], string> = {
  no: 'Nobody was paged',
  waiting: 'Paged, nobody has answered yet',
  answered: 'Somebody is looking',
  'nobody-answered': 'Paged, and nobody answered',
};

const STATUS: Record<GroupSummary['status'], string> = {
  open: 'Waits to be judged',
  closed: 'All its alerts have resolved',
  declared: 'Declared as an incident',
  joined: 'Joined to an incident',
  dismissed: 'Dismissed',
};

/** Where a group came from, as the end of a sentence. */
export function sourceWords(source: string): string {
  return source === 'report' ? 'reports' : source;
}

export function pagedWords(paged: GroupSummary['paged']): string {
  return PAGED[paged];
}

export function statusWords(status: GroupSummary['status']): string {
  return STATUS[status];
}

const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;

/** What a group is made of: `3 alerts firing, 1 resolved, 2 reports from Acme`. */
export function signalsWords(group: GroupSummary): string {
  const parts: string[] = [];
  if (group.firing > 0) parts.push(count(group.firing, 'alert firing', 'alerts firing'));
  if (group.resolved > 0) parts.push(`${group.resolved} resolved`);
  if (group.reports > 0) parts.push(`${count(group.reports, 'report', 'reports')}${fromWords(group.customers)}`);
  if (group.severity !== null) parts.push(`severity ${group.severity}`);
  return parts.length === 0 ? 'No signals' : parts.join(', ');
}

function fromWords(customers: readonly string[]): string {
  if (customers.length === 0) return '';
  if (customers.length <= 2) return ` from ${customers.join(' and ')}`;
  return ` from ${customers[0]} and ${customers.length - 1} more`;
}
