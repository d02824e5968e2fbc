import { z } from 'zod';
import type { HookRequest } from '#app/dialect.ts';
import { describeFaults } from '../describe-faults.ts';
import { instantText } from '../read-instant.ts';
import { readJson, type BodyFault } from '../read-json.ts';

const attributes = {
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(2000),
  source: z.string().min(1).max(2000),
  type: z.string().min(1).max(2000),
  subject: z.string().max(2000).nullish(),
  time: instantText.nullish(),
};
const cloudEvent = z.object({ ...attributes, data: z.unknown().optional() });
export type CloudEvent = z.output<typeof cloudEvent>;

export type ReadEvents =
  | { outcome: 'read'; events: CloudEvent[] }
  | { outcome: 'refused'; code: 'not-json' | 'bad-input'; faults: BodyFault[] };

const MOST_EVENTS = 1000;

/** Events in any of HTTP's three ways: one as JSON (structured), a batch, or attributes in `ce-` headers (binary). */
export function readEvents(request: HookRequest): ReadEvents {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (request.headers['ce-specversion'] !== undefined && !type.startsWith('application/cloudevents'))
    return checked(cloudEvent, binaryEvent(request, type), (event) => [event]);
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return { outcome: 'refused', code: 'not-json', faults: [json.fault] };
  if (type === 'application/cloudevents-batch+json')
    return checked(z.array(cloudEvent).max(MOST_EVENTS), json.value, (events) => events);
  return checked(cloudEvent, json.value, (event) => [event]);
}

function binaryEvent({ headers, rawBody }: HookRequest, type: string): unknown {
  const isJson = type === '' || type === 'application/json' || type.endsWith('+json');
  const json = isJson && rawBody.length > 0 ? readJson(rawBody) : null;
  const named = Object.keys(attributes).flatMap((name) => {
    const value = headers[`ce-${name}`];
    return value === undefined ? [] : [[name, decoded(value)] as const];
  });
  return { ...Object.fromEntries(named), data: json?.outcome === 'read' ? json.value : null };
}

/** Header values are percent-encoded where they are not plain. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function checked<S extends z.ZodType>(
  schema: S,
  body: unknown,
  eventsOf: (value: z.output<S>) => CloudEvent[],
): ReadEvents {
  const parsed = schema.safeParse(body);
  return parsed.success
    ? { outcome: 'read', events: eventsOf(parsed.data) }
    : { outcome: 'refused', code: 'bad-input', faults: describeFaults(parsed.error, body) };
}
