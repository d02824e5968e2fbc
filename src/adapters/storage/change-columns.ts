import type { Insertable, Selectable } from 'kysely';
import type { ChangeRow } from '#app/ports/changes.ts';
import { jsonOrNull, jsonText, storableText } from './json-text.ts';
import { keyHash } from './key-hash.ts';
import type { SpaceTables } from './tables/space-tables.ts';

/** A change as its table holds it. */
export function changeColumns(row: ChangeRow): Insertable<SpaceTables['changes']> {
  return {
    id: row.id,
    title: storableText(row.title),
    description: storableText(row.description),
    kind: row.kind,
    services: jsonText(row.services),
    at: row.at,
    status: row.status,
    status_at: row.statusAt,
    ends_at: row.endsAt,
    author: textOrNull(row.author),
    environment: storableText(row.environment),
    size: jsonOrNull(row.size),
    version: textOrNull(row.version),
    previous_version: textOrNull(row.previousVersion),
    repository: textOrNull(row.repository),
    link: textOrNull(row.link),
    source: row.source,
    key: textOrNull(row.key),
    key_hash: row.key === null ? null : keyHash(row.key),
    is_revert: row.isRevert,
    reverts: row.reverts,
    revert_plan: textOrNull(row.revertPlan),
    plan: jsonOrNull(row.plan),
    gate: jsonOrNull(row.gate),
  };
}

/** The change of a row. */
export function changeFrom(row: Selectable<SpaceTables['changes']>): ChangeRow {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    kind: row.kind,
    services: row.services,
    at: row.at,
    status: row.status,
    statusAt: row.status_at,
    endsAt: row.ends_at,
    author: row.author,
    environment: row.environment,
    size: row.size,
    version: row.version,
    previousVersion: row.previous_version,
    repository: row.repository,
    link: row.link,
    source: row.source,
    key: row.key,
    isRevert: row.is_revert,
    reverts: row.reverts,
    revertPlan: row.revert_plan,
    plan: row.plan,
    gate: row.gate,
  };
}

export function textOrNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}
