import type { Instant } from '#core/shared/instant.ts';

/** A command on a runner's own list, as it told the desk: names only. */
export interface RunnerCommand {
  name: string;
  parameters: string[];
}

/** A program that a company installs where it may act. */
export interface RunnerRow {
  name: string;
  /** Ed25519, SPKI in base64. */
  publicKey: string;
  commands: RunnerCommand[];
  version: string | null;
  enrolledAt: Instant;
  lastSeenAt: Instant | null;
  /** From then on every request of it is refused. */
  revokedAt: Instant | null;
}

/** Runners of the desk, and the one-time tokens by which they come to it. */
export interface Runners {
  list(): Promise<RunnerRow[]>;
  get(name: string): Promise<RunnerRow | null>;
  /** Keeps the hash of a one-time token for a name; older ones of that name stop working. */
  invite(enrolment: { tokenHash: string; name: string; at: Instant; expiresAt: Instant }): Promise<void>;
  /**
   * Uses a token up for a key. Null, and nothing is changed, for one that is unknown, used or too old, or when a runner
   * of that name is enrolled and not revoked.
   */
  enrol(enrolment: { tokenHash: string; publicKey: string; at: Instant }): Promise<{ name: string } | null>;
  /** Notes a signed request; false when its nonce was seen before. */
  seen(request: { name: string; nonce: string; at: Instant; expiresAt: Instant }): Promise<boolean>;
  /** What the runner says of itself. */
  tell(name: string, self: { commands: RunnerCommand[]; version: string }): Promise<void>;
  /** False for one that is unknown or was revoked before. */
  revoke(name: string, at: Instant): Promise<boolean>;
}
