import type { IncidentEvent } from '#core/incident/events.ts';
import type { Obligation } from '#core/obligation/obligation.ts';
import { DECIDE_NEXT } from '#core/obligation/step-rules.ts';
import { stintsOf } from '#core/rest/stints.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import type { TrueKind } from './assumptions.ts';
import type { NightWorld } from './night-world.ts';
import { LOOK_EVERY_MS } from './play-night.ts';

/** What one night came to; plain data, so that a worker can hand it over. */
export interface NightFigures {
  night: number;
  startAt: Instant;
  kind: TrueKind;
  /** From the first signal to the first answer of a person. */
  answeredMs: DurationMs | null;
  /** The first who was asked was asleep. */
  askedAsleep: boolean;
  /** From the first signal to the first words outside. */
  wordsMs: DurationMs | null;
  /** A duty to speak outside was late. */
  wordsLate: boolean;
  restoredMs: DurationMs | null;
  /** Minutes of work on the incident, by how the commander was. */
  commanded: NightWorld['commanded'];
  longestCommandMs: DurationMs;
  pages: number;
  pagesToNobody: number;
  askings: number;
  toSleepers: number;
  missed: number;
  /** Steps that were late, the first first. */
  late: string[];
  handovers: number;
  stoodDown: boolean;
  /** Somebody saw at once that there was nothing to it. */
  seenThrough: boolean;
}

/** Steps that daylight is soon enough for are not counted. */
const BY_DAYLIGHT: ReadonlySet<Obligation['act']> = new Set(['sum-up', 'write-postmortem', 'share-postmortem']);

/** Reads off a played night what it came to. */
export function figuresOf(night: number, world: NightWorld): NightFigures {
  const { drawn, incident, askings, pages } = world;
  const since = (at: Instant | null | undefined): DurationMs | null => (at == null ? null : at - drawn.startAt);
  const perLook = LOOK_EVERY_MS / MINUTE_MS;
  const commanded = { ...world.commanded };
  for (const level of Object.keys(commanded) as (keyof typeof commanded)[]) commanded[level] *= perLook;
  const lateDuties = duties(world).filter((duty) => isLate(world, duty));
  return {
    night,
    startAt: drawn.startAt,
    kind: drawn.kind,
    answeredMs: since(firstAnswer(world)),
    askedAsleep: askings[0]?.found === 'asleep',
    wordsMs: since(world.events.find((event) => isOutside(world, event))?.at),
    wordsLate: lateDuties.some(({ audience }) => audience !== null && isOutsideAudience(world, audience)),
    restoredMs: incident === null ? null : since(incident.mitigatedAt ?? incident.resolvedAt),
    commanded,
    longestCommandMs: longestCommand(world),
    pages: pages.size,
    pagesToNobody: [...pages.values()].filter(({ status }) => status === 'exhausted').length + unstartedPages(world),
    askings: askings.length,
    toSleepers: askings.filter(({ found }) => found === 'asleep').length,
    missed: askings.filter(({ answersAt }) => answersAt === null).length,
    late: [...new Set(lateDuties.toSorted((a, b) => a.dueAt - b.dueAt).map(({ step }) => step))],
    handovers: world.events.filter(({ type }) => type === 'RoleHandedOver').length,
    stoodDown: world.events.some(({ type }) => type === 'StoodDown'),
    seenThrough: world.groupDismissedAt !== null,
  };
}

function duties({ incident }: NightWorld): Obligation[] {
  return Object.values(incident?.obligations ?? {}).filter(
    ({ act, step }) => !BY_DAYLIGHT.has(act) && step !== DECIDE_NEXT,
  );
}

/** Past its due time before it ended, or before the night did. */
function isLate({ endedAt: nightEndedAt, incident }: NightWorld, duty: Obligation): boolean {
  const untilAt = duty.endedAt ?? incident?.endedAt ?? nightEndedAt ?? Infinity;
  return duty.status !== 'waived' && untilAt > duty.dueAt;
}

function firstAnswer({ askings, incident, groupDismissedAt, pages }: NightWorld): Instant | null {
  const answered = [...pages.values()].flatMap(({ status, endedAt }) =>
    status === 'acknowledged' && endedAt !== null ? [endedAt] : [],
  );
  const all = [...answered, incident?.acknowledgedAt ?? null, groupDismissedAt].filter((at) => at !== null);
  return askings.length === 0 || all.length === 0 ? null : Math.min(...all);
}

function isOutside(world: NightWorld, event: IncidentEvent): boolean {
  return event.type === 'UpdatePosted' && isOutsideAudience(world, event.data.audience);
}

function isOutsideAudience({ procedure }: NightWorld, audienceId: string): boolean {
  const kind = procedure.audiences.find(({ id }) => id === audienceId)?.reach.kind;
  return kind === 'public' || kind === 'customers' || kind === 'all-customers';
}

/** Pages for which the schedules named nobody never began. */
function unstartedPages({ events }: NightWorld): number {
  return events.filter((event) => event.type === 'RolePaged' && event.data.personIds.length === 0).length;
}

/** The longest time one person commanded without a break. */
function longestCommand({ events, procedure, endedAt }: NightWorld): DurationMs {
  const stints = stintsOf(events).filter(({ role }) => role === procedure.commander);
  return Math.max(0, ...stints.map(({ fromAt, toAt }) => (toAt ?? endedAt ?? fromAt) - fromAt));
}
