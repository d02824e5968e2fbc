import { fromIso, type Instant } from '../shared/instant.ts';
import type { MappedChange, MappingFault } from './change-mapping.ts';
import type { ChangeKind, ChangeStatus } from './recorded-change.ts';

/** A change as a mapping says it is. */
export interface MappedFields {
  title: string;
  description: string | null;
  kind: ChangeKind;
  services: string[];
  environment: string | null;
  version: string | null;
  status: ChangeStatus;
  at: Instant | null;
  key: string | null;
  author: string | null;
  link: string | null;
  repository: string | null;
}

export type ReadMapped = { ok: true; fields: MappedFields } | { ok: false; faults: MappingFault[] };

type Mapped = Extract<MappedChange, { outcome: 'mapped' }>['fields'];

/** Words of pipelines for kinds and states, besides our own. */
const KINDS: Record<string, ChangeKind> = {
  ...{ deploy: 'deploy', deployment: 'deploy', release: 'deploy', rollout: 'deploy', rollback: 'deploy' },
  ...{ config: 'config', configuration: 'config', migration: 'migration', flag: 'flag', 'feature-flag': 'flag' },
  ...{ infra: 'infra', infrastructure: 'infra', command: 'command' },
};
const STATES: Record<string, ChangeStatus> = {
  ...{
    succeeded: 'succeeded',
    success: 'succeeded',
    successful: 'succeeded',
    completed: 'succeeded',
    done: 'succeeded',
  },
  ...{ ok: 'succeeded', finished: 'succeeded', passed: 'succeeded', healthy: 'succeeded', synced: 'succeeded' },
  ...{
    failed: 'failed',
    failure: 'failed',
    error: 'failed',
    errored: 'failed',
    cancelled: 'failed',
    canceled: 'failed',
  },
  ...{ 'in-progress': 'in-progress', running: 'in-progress', started: 'in-progress', pending: 'in-progress' },
  ...{ queued: 'in-progress', progressing: 'in-progress' },
  ...{ 'rolled-back': 'rolled-back', reverted: 'rolled-back', rolledback: 'rolled-back' },
};

/** Reads the texts that a mapping gave as a change, or says which of them cannot be one. */
export function readMappedFields(mapped: Mapped): ReadMapped {
  const faults: MappingFault[] = [];
  const kind = oneOf(KINDS, one(mapped.kind) ?? 'deploy');
  const status = oneOf(STATES, one(mapped.status) ?? 'succeeded');
  const at = instantOf(one(mapped.at));
  if (kind === undefined) faults.push(unknownWord('kind', one(mapped.kind), ['deploy', 'config', 'migration', 'flag']));
  if (status === undefined)
    faults.push(unknownWord('status', one(mapped.status), ['succeeded', 'failed', 'in-progress', 'rolled-back']));
  if (at === undefined)
    faults.push({ field: 'at', message: 'It is no time: give ISO 8601 with an offset, or seconds since 1970.' });
  if (kind === undefined || status === undefined || at === undefined) return { ok: false, faults };
  const services = mapped.services ?? [];
  return {
    ok: true,
    fields: {
      ...{ kind, status, at },
      title: one(mapped.title) ?? '',
      services: typeof services === 'string' ? [services] : services,
      description: one(mapped.description),
      environment: one(mapped.environment),
      version: one(mapped.version),
      key: one(mapped.key),
      author: one(mapped.author),
      link: one(mapped.link),
      repository: one(mapped.repository),
    },
  };
}

function one(text: string | string[] | undefined): string | null {
  return text === undefined ? null : typeof text === 'string' ? text : text.join(', ');
}

function oneOf<T>(words: Record<string, T>, text: string): T | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '-');
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

function unknownWord(field: 'kind' | 'status', given: string | null, known: string[]): MappingFault {
  return {
    field,
    message: `"${(given ?? '').slice(0, 40)}" is no ${field} known here; there are ${known.join(', ')}.`,
  };
}

/** ISO 8601, or seconds or milliseconds since 1970. Null for nothing, undefined for what is no time. */
function instantOf(text: string | null): Instant | null | undefined {
  if (text === null) return null;
  if (/^\d{9,10}(\.\d+)?$/u.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{12,13}$/u.test(text)) return Number(text);
  try {
    return fromIso(text);
  } catch {
    return undefined;
  }
}
