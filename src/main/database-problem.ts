/** What a person can do about a PostgreSQL that was named and cannot be used; null for any other error. */
export function databaseProblem(error: unknown): string | null {
  const { code, message, address, hostname, port } = error as ConnectError;
  const at = [address ?? hostname, port].filter((part) => part !== undefined).join(':');
  switch (code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `No PostgreSQL answers${at === '' ? '' : ` at ${at}`}. Check that it runs and that the database address is right.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${at} in the database address cannot be found. Check its name.`;
    case '3D000':
      return `PostgreSQL says: ${message}. Create it with \`createdb\`, or name another in the database address.`;
    case '28P01':
    case '28000':
      return `PostgreSQL says: ${message}. Check user and password in the database address.`;
    default:
      return null;
  }
}

type ConnectError = NodeJS.ErrnoException & { address?: string; hostname?: string; port?: number };
