import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the linter said about one file. */
export interface Fault {
  rule: string;
  message: string;
}

const checkout = path.resolve(import.meta.dirname, '../..');
const copied = [
  '.oxlintrc.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.core.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
];

/** Lints `files` (path to text) under this checkout's own configuration, in a folder of their own, in one run. */
export async function lintFiles(files: Record<string, string>): Promise<Map<string, Fault[]>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'twoam-lint-'));
  try {
    await furnish(folder);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    return byFile(await oxlint(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function furnish(folder: string): Promise<void> {
  for (const file of copied) await cp(path.join(checkout, file), path.join(folder, file));
  await cp(path.join(checkout, 'scripts/lint'), path.join(folder, 'scripts/lint'), { recursive: true });
  await symlink(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'));
  const { imports } = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8')) as { imports: unknown };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
}

function oxlint(folder: string): Promise<string> {
  const command = path.join(checkout, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, '--format=json', 'src'], { cwd: folder }, (error, stdout) => {
      if (stdout.includes('"diagnostics"')) resolve(stdout);
      else reject(error ?? new Error(`oxlint said: ${stdout}`));
    });
  });
}

interface Diagnostic {
  code: string;
  message: string;
  filename: string;
}

function byFile(output: string): Map<string, Fault[]> {
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] };
  const faults = new Map<string, Fault[]>();
  for (const { code, message, filename } of diagnostics) {
    faults.set(filename, [...(faults.get(filename) ?? []), { rule: code, message }]);
  }
  return faults;
}
