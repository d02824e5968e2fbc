import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import { changeKind } from '#contract/changes.ts';
import { describeFaults } from '../describe-faults.ts';
import { incomingChange } from '../incoming-change.ts';
import { kindByWords, speaksOfUndoing } from '../kind-words.ts';
import { instantText, readInstant } from '../read-instant.ts';
import { readJson, type BodyFault } from '../read-json.ts';

const changeEvent = z.object({
  payload: z.object({
    summary: z.string().min(1).max(10_000),
    source: z.string().max(10_000).nullish(),
    timestamp: instantText.nullish(),
    custom_details: z.unknown().optional(),
  }),
  links: z
    .array(z.object({ href: z.string().max(10_000), text: z.string().nullish() }))
    .max(100)
    .nullish(),
});
type ChangeEvent = z.output<typeof changeEvent>;

/** PagerDuty's change events (Events API v2, `POST /v2/change/enqueue`), with its answers. */
export const pagerdutyDialect: Dialect = { kind: 'pagerduty', read };

function read(request: HookRequest): DialectResult {
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return invalid([json.fault]);
  if (typeof json.value === 'object' && json.value !== null && Object.hasOwn(json.value, 'event_action'))
    return invalid([{ path: 'event_action', message: 'is of an alert, but this address takes change events' }]);
  const parsed = changeEvent.safeParse(json.value);
  if (!parsed.success) return invalid(describeFaults(parsed.error, json.value));
  return {
    outcome: 'accepted',
    alerts: [],
    changes: [changeOf(parsed.data, request)],
    answer: { status: 202, body: { status: 'success', message: 'Change event processed' } },
  };
}

function changeOf({ payload, links }: ChangeEvent, request: HookRequest) {
  const details = detailsOf(payload.custom_details);
  const said = (name: string): string | null => details.get(name) ?? null;
  const kind = changeKind.safeParse(said('kind')).data ?? kindByWords(payload.summary) ?? 'deploy';
  return incomingChange(
    {
      source: 'pagerduty',
      title: payload.summary,
      description: [...details].map(([name, value]) => `${name}: ${value}`).join('\n'),
      kind,
      services: (said('services') ?? said('service') ?? '').split(','),
      hints: [payload.source],
      environment: said('environment'),
      at: readInstant(payload.timestamp),
      statusAt: readInstant(payload.timestamp),
      author: said('author') ?? said('user'),
      version: said('version'),
      repository: said('repository'),
      link: links?.[0]?.href,
      isRevert: speaksOfUndoing(payload.summary),
      key: keyOf(payload, request),
    },
    request,
  );
}

/** Change events have no key: the same words at the same instant are the same event again. */
function keyOf(payload: ChangeEvent['payload'], { hookId }: HookRequest): string | null {
  if (payload.timestamp === null || payload.timestamp === undefined) return null;
  return `pagerduty ${hookId} ${createHash('sha256').update(JSON.stringify(payload)).digest('base64url')}`;
}

/** The details that are one value, or a list of such. */
function detailsOf(details: unknown): Map<string, string> {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return new Map();
  const pairs = Object.entries(details).flatMap(([name, value]) => {
    const parts = (Array.isArray(value) ? value : [value]).filter((part) =>
      ['string', 'number', 'boolean'].includes(typeof part),
    );
    return parts.length === 0 ? [] : [[name, parts.join(', ')] as const];
  });
  return new Map(pairs.slice(0, 100));
}

function invalid(faults: BodyFault[]): DialectResult {
  const errors = faults.map(({ path, message }) => (path === undefined ? message : `${path} ${message}`));
  return {
    outcome: 'refused',
    answer: { status: 400, body: { status: 'invalid event', message: 'Event object is invalid', errors } },
  };
}
