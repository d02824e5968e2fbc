import type { Instant } from '../shared/instant.ts';
import { hole, type Hole } from './hole.ts';
import type { Procedure } from './procedure.ts';

/** Times at which nobody holds a role, each `[fromAt, toAt)`. */
export interface RoleCoverage {
  role: string;
  gaps: Gap[];
}

interface Gap {
  fromAt: Instant;
  toAt: Instant;
}

/** Roles that owe steps while nobody holds them, and who is asked instead. */
export function coverageHoles(procedure: Procedure, coverage: readonly RoleCoverage[]): Hole[] {
  return coverage.flatMap(({ role, gaps }) => {
    const owed = procedure.steps.filter(({ owner }) => owner === role).map(({ id }) => id);
    const first = gaps[0];
    if (owed.length === 0 || first === undefined) return [];
    const more = gaps.length === 1 ? '' : ` (and ${gaps.length - 1} more times)`;
    const span = `${localTime(first.fromAt, procedure)} to ${localTime(first.toAt, procedure)}${more}`;
    const message = `Nobody holds ${role} from ${span}, yet it owes ${listed(owed)}; ${standIn(role, gaps, procedure, coverage)}.`;
    return [hole('nobody-on-call', ['roles', role], message)];
  });
}

function standIn(role: string, gaps: Gap[], procedure: Procedure, coverage: readonly RoleCoverage[]): string {
  const deputies = procedure.roles.find(({ id }) => id === role)?.deputies ?? [];
  if (deputies.length === 0) return 'it has no deputy';
  const missing = (deputy: string): Gap[] => coverage.find((one) => one.role === deputy)?.gaps ?? [];
  const alone = gaps.find((gap) => deputies.every((deputy) => missing(deputy).some((other) => overlap(gap, other))));
  if (alone === undefined) return `its deputies ${listed(deputies)} are asked instead`;
  return `its deputies ${listed(deputies)} are missing too on ${localTime(alone.fromAt, procedure)}`;
}

function overlap(left: Gap, right: Gap): boolean {
  return left.fromAt < right.toAt && right.fromAt < left.toAt;
}

function listed(names: string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function localTime(at: Instant, { calendar }: Procedure): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
