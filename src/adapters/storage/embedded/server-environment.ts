/**
 * The environment of PostgreSQL's programs: only what they need, since PGDATA, PGOPTIONS or LD_LIBRARY_PATH of the
 * desk's own environment would change what they do.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
