import type { Instant } from '#core/shared/instant.ts';
import type { HookKind } from '#contract/signal.ts';

/** An address at which signals come in. */
export interface HookRow {
  id: string;
  kind: HookKind;
  name: string;
  /** The unguessable last part of the address. */
  key: string;
  /** One that the key at hand cannot open reads as a value that nobody knows, so the hook refuses whoever asks. */
  secret: string | null;
  /** True when read with a key that cannot open the secret. */
  secretLost?: true;
  /** What its dialect is told, such as a mapping; null for nothing. */
  settings: unknown;
  lastUsedAt: Instant | null;
}
