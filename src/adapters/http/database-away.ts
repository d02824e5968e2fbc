/** SQLSTATE classes and socket errors that say the server is not there, rather than that the statement was wrong. */
const SQL_STATES = /^(08...|57P0[1-4]|53300)$/;
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
/** node-postgres says these two in words only. */
const DRIVER_WORDS = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Whether an error means that the database cannot be reached, so that trying again may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (SQL_STATES.test(code) || SOCKET_CODES.has(code))) return true;
  return DRIVER_WORDS.test(error.message) || isDatabaseAway(error.cause);
}
