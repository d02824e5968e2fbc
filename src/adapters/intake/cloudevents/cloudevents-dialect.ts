import { z } from 'zod';
import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { changeKind, changeStatus } from '#contract/changes.ts';
import { accepted, ignored } from '../change-answers.ts';
import { incomingChange } from '../incoming-change.ts';
import { kindByWords, speaksOfUndoing } from '../kind-words.ts';
import { instantText, readInstant } from '../read-instant.ts';
import { refuse } from '../refuse.ts';
import { readEvents, type CloudEvent } from './read-events.ts';

const text = z.string().max(200_000).nullish().catch(null);
const texts = z.union([z.array(z.string()), z.string().transform((one) => one.split(','))]);

/** Fields of an event's data that are read; a field of another shape is left out. */
const changeData = z.object({
  title: text,
  summary: text,
  message: text,
  description: text,
  kind: changeKind.optional().catch(undefined),
  services: texts.nullish().catch(null),
  service: text,
  environment: text,
  version: text,
  status: changeStatus.optional().catch(undefined),
  at: instantText.nullish().catch(null),
  endsAt: instantText.nullish().catch(null),
  author: text,
  repository: text,
  link: text,
  key: text,
});

/** CDEvents (cdevents.dev) say what was deployed where in their subject. */
const cdEvent = z.object({
  subject: z.object({
    id: z.string(),
    content: z
      .object({ environment: z.object({ id: z.string() }).nullish(), artifactId: text })
      .nullish()
      .catch(null),
  }),
});

/** CloudEvents 1.0 whose type speaks of a change, such as `com.acme.deployment` or `dev.cdevents.service.deployed`. */
export const cloudeventsDialect: Dialect = { kind: 'cloudevents', read };

function read(request: HookRequest): DialectResult {
  const result = readEvents(request);
  if (result.outcome === 'refused') return refuse(result.code, result.faults);
  const changes = result.events.flatMap((event) => changeOf(event, request) ?? []);
  return changes.length === 0 ? ignored('No event of these speaks of a change by its type.') : accepted(changes);
}

function changeOf(event: CloudEvent, request: HookRequest): IncomingChange | null {
  const data = changeData.safeParse(event.data).data;
  const cd = event.type.startsWith('dev.cdevents.') ? cdEvent.safeParse(event.data).data?.subject : undefined;
  const kind = data?.kind ?? kindByWords(event.type);
  if (kind === null) return null;
  const service = data?.service ?? cd?.id.split('/').at(-1);
  const status = data?.status ?? 'succeeded';
  const at = readInstant(data?.at) ?? readInstant(event.time);
  return incomingChange(
    {
      source: 'cloudevents',
      title: data?.title ?? data?.summary ?? data?.message ?? [event.type, event.subject ?? service ?? ''].join(' '),
      description: data?.description,
      kind,
      services: data?.services ?? (data?.service ? [data.service] : []),
      hints: [service, event.subject?.split('/').at(-1), event.source.split('/').at(-1)],
      environment: data?.environment ?? cd?.content?.environment?.id.split('/').at(-1),
      version: data?.version ?? versionOf(cd?.content?.artifactId),
      status,
      at,
      statusAt: readInstant(event.time) ?? at,
      endsAt: readInstant(data?.endsAt),
      author: data?.author,
      repository: data?.repository,
      link: data?.link,
      isRevert: speaksOfUndoing(event.type),
      // An event is known by its source and id; one that names a key brings news of an earlier one.
      key: `cloudevents ${request.hookId} ${data?.key ?? `${event.source} ${event.id}`}`,
    },
    request,
  );
}

/** The version of a package URL, such as `pkg:oci/auth@sha256:…`. */
function versionOf(artifactId: string | null | undefined): string | null {
  const [, version = ''] = /@([^?#]+)/u.exec(artifactId ?? '') ?? [];
  return version === '' ? null : version;
}
