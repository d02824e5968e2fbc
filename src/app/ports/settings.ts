/** Settings of the whole desk. Secrets are encrypted at rest with a key that is not in the database. */
export interface Settings {
  /**
   * The stored value, which the caller checks, and its secret; null when nothing was put.
   * `secretLost` says that there is a secret which the key at hand cannot open.
   */
  get(key: string): Promise<{ value: unknown; secret: string | null; secretLost: boolean } | null>;
  /** An absent `secret` stays as it is, null removes it. */
  put(key: string, value: unknown, secret?: string | null): Promise<void>;
}
