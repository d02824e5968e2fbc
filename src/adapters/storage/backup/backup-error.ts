/** Why a backup or a restore did not happen; nothing was changed. */
export type BackupErrorCode =
  | 'not-a-backup'
  | 'damaged'
  | 'from-a-newer-desk'
  | 'does-not-fit'
  | 'database-not-empty'
  | 'nothing-to-back-up'
  | 'file-unusable';

/** A refusal of backup or restore: `message` is one plain sentence with the next thing to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
