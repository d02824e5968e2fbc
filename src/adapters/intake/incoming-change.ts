import type { HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import type { ChangeKind } from '#core/change/recorded-change.ts';
import type { Instant } from '#core/shared/instant.ts';
import { boundedKey } from './bounded-key.ts';
import { cleanLine, cleanLineOrNull, cleanLink, cleanText } from './clean-text.ts';

/** A change in its tool's own words, which may be of any length and hold anything. */
export interface SaidChange {
  source: IncomingChange['source'];
  title: string;
  /** What makes it the same change again; null for none. */
  key: string | null;
  description?: string | null | undefined;
  kind?: ChangeKind;
  services?: readonly string[];
  hints?: readonly (string | null | undefined)[];
  environment?: string | null | undefined;
  status?: IncomingChange['status'];
  /** When it began; now when nobody said, and never later than now. */
  at?: Instant | null;
  statusAt?: Instant | null;
  endsAt?: Instant | null;
  author?: string | null | undefined;
  version?: string | null | undefined;
  repository?: string | null | undefined;
  link?: string | null | undefined;
  isRevert?: boolean;
}

const MOST_SERVICES = 200;

/** The change as it can be stored. A tool's clock may be ahead of the desk's: what lies in the future is now. */
export function incomingChange(said: SaidChange, { now }: Pick<HookRequest, 'now'>): IncomingChange {
  const past = (at: Instant | null | undefined): Instant | null => (at == null ? null : Math.min(at, now));
  const status = said.status ?? 'succeeded';
  const endsAt = past(said.endsAt);
  const at = past(said.at) ?? endsAt ?? now;
  return {
    source: said.source,
    title: cleanLine(said.title, 300) || 'A change without a title',
    description: cleanText(said.description ?? '', 20_000),
    kind: said.kind ?? 'deploy',
    services: lines(said.services ?? [], 64).slice(0, MOST_SERVICES),
    hints: lines(said.hints ?? [], 64),
    environment: cleanLineOrNull(said.environment, 64) ?? 'production',
    at,
    status,
    statusAt: past(said.statusAt) ?? endsAt ?? (status === 'in-progress' ? at : now),
    // What a tool says of an end may be rounded to before its beginning.
    endsAt: endsAt === null ? null : Math.max(endsAt, at),
    author: cleanLineOrNull(said.author, 200),
    size: null,
    version: cleanLineOrNull(said.version, 200),
    repository: cleanLineOrNull(said.repository, 300),
    link: cleanLink(said.link),
    key: said.key === null ? null : boundedKey(said.key),
    isRevert: said.isRevert ?? false,
  };
}

function lines(texts: readonly (string | null | undefined)[], longest: number): string[] {
  return [...new Set(texts.flatMap((text) => cleanLineOrNull(text, longest) ?? []))];
}
