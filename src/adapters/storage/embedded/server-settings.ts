import { platform, release } from 'node:os';

/**
 * Before it recovers from a crash, PostgreSQL writes all files of the cluster through to the disk: a good thousand, one
 * after the other, which takes seconds on a busy disk. Linux writes a whole file system through in one call, and since
 * 5.8 that call reports what could not be written.
 */
export function recoverySync(system: string = platform(), kernel: string = release()): 'syncfs' | 'fsync' {
  const [major = 0, minor = 0] = kernel.split('.').map(Number);
  return system === 'linux' && (major > 5 || (major === 5 && minor >= 8)) ? 'syncfs' : 'fsync';
}

/** What every embedded server runs with; given on its command line, so that they win over its files. */
export const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',

  // What was acknowledged is on the disk.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  recovery_init_sync_method: recoverySync(),

  // Only the server's own life: errors of statements go to the desk, and may name people.
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Those that must not be weakened on a desk, whatever a role or a file says. */
export const durabilitySettings = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;
