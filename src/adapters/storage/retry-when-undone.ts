/** Deadlock and serialization failure: the database undid all of it and asks for another try. */
const UNDONE = new Set(['40P01', '40001']);
const MOST_TRIES = 5;

/** Runs one transaction again when the database undid it in favour of another. */
export async function retryWhenUndone<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === MOST_TRIES || !UNDONE.has(sqlState(error))) throw error;
    }
  }
}

/** The SQLSTATE of a database error; empty for any other. */
export function sqlState(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** The constraint that a database error names; empty for any other. */
export function brokenConstraint(error: unknown): string {
  const name = error instanceof Error && 'constraint' in error ? error.constraint : '';
  return typeof name === 'string' ? name : '';
}
