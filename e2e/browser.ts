import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inflate } from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Where an installed Chrome may be; `CHROME_PATH` names another. */
const INSTALLED = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The desk under test is the only address a test may speak to. */
const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The packaged Chromium brings its own renderer. Its other recommended flags are for single-use clouds: one process, no web security. */
const SOFTWARE_RENDERING = ['--disable-gpu', '--disable-software-rasterizer', '--font-render-hinting=none'];

interface Program {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/** Starts a headless browser: the npm-packaged Chromium on Linux for x64, else an installed Chrome. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findProgram();
  return chromium.launch({
    executablePath,
    args: [...args, ...QUIET_FLAGS],
    env: { ...definedEnv(), ...env },
    headless: true,
  });
}

async function findProgram(): Promise<Program> {
  const installed = INSTALLED.find((path) => path !== undefined && existsSync(path));
  if (installed !== undefined) return { executablePath: installed, args: [], env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome was found. Install Google Chrome, or set CHROME_PATH to its program.');
  }
  return packagedProgram();
}

/** Unpacks the packaged Chromium once per version, beside the packages, so that nothing is left elsewhere. */
async function packagedProgram(): Promise<Program> {
  const packageRoot = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(packageRoot, 'package.json')) as { version: string };
  const cache = join(packageRoot, '..', '..', '.cache', 'twoam-chromium');
  const home = join(cache, version);
  if (!existsSync(home)) await unpack(cache, home, join(packageRoot, 'bin'));
  const executablePath = join(home, 'chromium');
  const env = { FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return {
    executablePath,
    args: SOFTWARE_RENDERING,
    env: (await starts(executablePath, env)) ? env : { ...env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') },
  };
}

/** The package unpacks into the folder for temporary files; another process must never see it half done. */
async function unpack(cache: string, home: string, packed: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'half-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = half;
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((file) => inflate(join(packed, file))),
    );
    await writeFile(join(half, 'fonts.conf'), fontsConfig(join(home, 'fonts')));
    await rename(half, home);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The packaged fonts and those of the machine; without any font the browser shows no text at all. */
function fontsConfig(packaged: string): string {
  const folders = [packaged, '/usr/share/fonts', '/usr/local/share/fonts'].map((folder) => `  <dir>${folder}</dir>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders,
    `  <cachedir>${packaged}-cache</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** Whether the program finds its libraries on this machine. */
async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  return run(executablePath, ['--version', '--no-sandbox'], { env: { ...definedEnv(), ...env } }).then(
    () => true,
    () => false,
  );
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
