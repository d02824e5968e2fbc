/** What stood in the way of the embedded database; stable, for programs and manual pages. */
export type EmbeddedErrorCode =
  | 'data-in-use'
  | 'data-missing'
  | 'data-unreachable'
  | 'data-of-another-version'
  | 'data-of-another-user'
  | 'engine-missing'
  | 'engine-does-not-run'
  | 'no-server-user'
  | 'user-without-name'
  | 'previous-server-alive'
  | 'start-failed'
  | 'stop-failed'
  | 'not-durable';

/** A refusal of the embedded database: `message` is one plain sentence with the next thing to do. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
