import { beforeAll, describe, expect, test } from 'vitest';
import { lintFiles, type Fault } from './lint-workspace.ts';

/** A snippet that must be refused: where it stands, by which rule, and a word of the advice it gives. */
interface Refused {
  title: string;
  file: string;
  code: string;
  rule: string;
  advice: string;
}

/** A snippet that must pass. */
interface Allowed {
  title: string;
  file: string;
  code: string;
}

/** What the snippets import, so that they resolve. */
const surroundings: Record<string, string> = Object.fromEntries(
  [
    'core/shared/thing.ts',
    'core/incident/thing.ts',
    'contract/thing.ts',
    'app/thing.ts',
    'adapters/storage/thing.ts',
    'adapters/http/thing.ts',
    'adapters/intake/shared-thing.ts',
    'adapters/intake/alertmanager/thing.ts',
    'adapters/channels/shared-thing.ts',
    'adapters/channels/smtp/thing.ts',
    'adapters/channels/webhook/thing.ts',
    'web/thing.ts',
    'cli/thing.ts',
    'drills/thing.ts',
    'testing/thing.ts',
    'main/thing.ts',
  ].map((file) => [`src/${file}`, 'export const thing = 1;\n']),
);

const uses = (specifier: string): string => `import { thing } from '${specifier}';\n\nexport const used = thing;\n`;

const impure: [title: string, code: string, advice: string][] = [
  ['new Date()', 'export const at = new Date();', 'Take the time as an argument'],
  ['Date.now()', 'export const at = Date.now();', 'Take the time as an argument'],
  ['Date as a value', 'export const make = Date;', 'Take the time as an argument'],
  ['Date as a type', 'export type At = Date;', 'Take the time as an argument'],
  ['Temporal.Now', 'export const at = Temporal.Now.instant();', 'Take the time as an argument'],
  ['Now taken out of Temporal', 'const { Now } = Temporal;\nexport const at = Now;', 'Take the time as an argument'],
  ['performance', 'export const at = performance.now();', 'Take the time as an argument'],
  ['Math.random', 'export const dice = Math.random();', 'Take ids and random values as arguments'],
  ["Math['random']", "export const dice = Math['random']();", 'Take ids and random values as arguments'],
  ['crypto', 'export const id = crypto.randomUUID();', 'Take ids and random values as arguments'],
  ['setTimeout', 'export const wait = () => setTimeout(() => {}, 1);', 'Return when to wake up'],
  ['setInterval', 'export const tick = () => setInterval(() => {}, 1);', 'Return when to wake up'],
  ['queueMicrotask', 'export const soon = () => queueMicrotask(() => {});', 'Return when to wake up'],
  ['fetch', "export const ask = () => fetch('http://127.0.0.1');", 'Let app/ ask through a port'],
  ['process', 'export const home = process.env;', 'Take the setting as an argument'],
  ['globalThis', 'export const all = globalThis;', 'Take the setting as an argument'],
  ['import.meta', 'export const here = import.meta.url;', 'Take the setting as an argument'],
  ['console', "export const say = () => console.log('x');", 'Return what happened'],
  ['an async function', 'export async function f() {}', 'Let app/ await'],
  ['an async arrow', 'export const f = async () => 1;', 'Let app/ await'],
  ['a promise', 'export const f = Promise.resolve(1);', 'Let app/ await'],
  ['top-level await', 'export const f = await 1;', 'Let app/ await'],
  ['a dynamic import', "export const f = () => import('../shared/thing.ts');", 'Let app/ await'],
  ['the default locale', 'export const f = (n: number) => n.toLocaleString();', 'Let the edge put it into words'],
  ['the default zone', 'export const f = new Intl.DateTimeFormat();', 'Let the edge put it into words'],
];

/** An import that breaks an arrow: the importing file, what it imports, and a word of the advice. */
const wrongWay: [from: string, specifier: string, advice: string][] = [
  ['core/rest', '#app/thing.ts', 'move this code to app/'],
  ['core/rest', '../../contract/thing.ts', 'move this code to app/'],
  ['core/rest', '#adapters/storage/thing.ts', 'Take what you need as an argument'],
  ['contract', '#app/thing.ts', 'Describe the shape here'],
  ['contract', '../app/thing.ts', 'Describe the shape here'],
  ['app', '#adapters/storage/thing.ts', 'as a port in app/ports/'],
  ['app', '../adapters/storage/thing.ts', 'as a port in app/ports/'],
  ['app', '#web/thing.ts', 'as a port in app/ports/'],
  ['app', '#main/thing.ts', 'Let it hand this in'],
  ['app', '../main/thing.ts', 'Let it hand this in'],
  ['app', '#testing/thing.ts', 'testing/ serves tests only'],
  ['adapters/http', '../storage/thing.ts', 'a port of app/, and let main/ join them'],
  ['adapters/jobs', '../http/thing.ts', 'a port of app/, and let main/ join them'],
  ['adapters/http', '#web/thing.ts', 'Serve a port of app/'],
  ['adapters/http', '#main/thing.ts', 'Let it hand this in'],
  ['adapters/http', '#adapters/http/thing.ts', 'use a relative path'],
  ['adapters/http', '../../app/thing.ts', 'use the alias #app/thing.ts'],
  ['adapters/intake/generic', '../alertmanager/thing.ts', 'Move what is shared up into adapters/intake/'],
  ['adapters/channels/webhook', '../smtp/thing.ts', 'Move what is shared up into adapters/channels/'],
  ['adapters/channels', './smtp/thing.ts', 'Move what is shared up into adapters/channels/'],
  ['adapters/channels/webhook', '../../intake/shared-thing.ts', 'a port of app/, and let main/ join them'],
  ['web/room', '#app/thing.ts', 'Ask the desk over HTTP'],
  ['web/room', '../../app/thing.ts', 'Ask the desk over HTTP'],
  ['web/room', '#adapters/http/thing.ts', 'Ask the desk over HTTP'],
  ['cli', '#app/thing.ts', 'let main/ hand the use case to the verb'],
  ['cli', '../main/thing.ts', 'Let it hand this in'],
  ['drills', '#adapters/storage/thing.ts', 'behind a port of app/'],
  ['testing', '#main/thing.ts', 'Let it hand this in'],
  ['app', '../../scripts/lint/layout.ts', 'imports nothing outside src/'],
];

const rightWay: [from: string, specifier: string][] = [
  ['core/rest', '../shared/thing.ts'],
  ['contract', '#core/incident/thing.ts'],
  ['app', '#contract/thing.ts'],
  ['adapters/http', '#app/thing.ts'],
  ['adapters/channels/webhook', '../shared-thing.ts'],
  ['adapters/intake/generic', '../shared-thing.ts'],
  ['web/room', '../thing.ts'],
  ['web/room', '#contract/thing.ts'],
  ['cli', '#contract/thing.ts'],
  ['drills', '#app/thing.ts'],
  ['testing', '#adapters/storage/thing.ts'],
  ['main', '#adapters/http/thing.ts'],
  ['main', '#cli/thing.ts'],
];

const packages: [file: string, code: string, advice: string][] = [
  ['core/rest/a', "import fs from 'node:fs';\nexport const read = fs;", 'Let an adapter do this behind a port'],
  ['core/rest/b', "import fs from 'fs';\nexport const read = fs;", 'Let an adapter do this behind a port'],
  ['core/rest/c', "import { z } from 'zod';\nexport const shape = z;", 'plain TypeScript'],
  ['core/rest/d.test', "import fs from 'node:fs';\nexport const read = fs;", 'a test reads files through #testing'],
  ['contract/e', "import fs from 'node:fs';\nexport const read = fs;", 'Let app/ or an adapter do this'],
  ['web/f', "import fs from 'node:fs';\nexport const read = fs;", 'Ask the desk over HTTP'],
];

const union = "type Colour = 'red' | 'green';\n";

const refused: Refused[] = [
  ...impure.map(([title, code, advice], n) => ({
    title: `core/ may not use ${title}`,
    file: `src/core/rest/impure-${n}.ts`,
    code: `${code}\n`,
    rule: 'house(pure-core)',
    advice,
  })),
  ...wrongWay.map(([from, specifier, advice], n) => ({
    title: `${from}/ may not import ${specifier}`,
    file: `src/${from}/wrong-${n}.ts`,
    code: uses(specifier),
    rule: 'house(arrows)',
    advice,
  })),
  ...packages.map(([file, code, advice]) => ({
    title: `${file.split('/').slice(0, -1).join('/')} may not: ${code.split('\n')[0]} (${file})`,
    file: `src/${file}.ts`,
    code: `${code}\n`,
    rule: 'house(arrows)',
    advice,
  })),
  {
    title: 'an arrow holds for what is only passed on',
    file: 'src/app/passes-on.ts',
    code: "export { thing } from '#adapters/storage/thing.ts';\n",
    rule: 'house(arrows)',
    advice: 'as a port in app/ports/',
  },
  {
    title: 'an arrow holds for types',
    file: 'src/app/type-only.ts',
    code: "import type { thing } from '#adapters/storage/thing.ts';\n\nexport type Thing = typeof thing;\n",
    rule: 'house(arrows)',
    advice: 'as a port in app/ports/',
  },
  {
    title: 'an arrow holds for dynamic imports',
    file: 'src/app/dynamic.ts',
    code: "export const load = () => import('#adapters/storage/thing.ts');\n",
    rule: 'house(arrows)',
    advice: 'as a port in app/ports/',
  },
  {
    title: 'an arrow holds for import types',
    file: 'src/app/import-type.ts',
    code: "export type Thing = typeof import('#adapters/storage/thing.ts');\n",
    rule: 'house(arrows)',
    advice: 'as a port in app/ports/',
  },
  {
    title: 'a promise nobody waits for is refused',
    file: 'src/app/floating.ts',
    code: 'async function save(): Promise<void> {}\n\nexport function run(): void {\n  save();\n}\n',
    rule: 'typescript(no-floating-promises)',
    advice: 'Promises must be awaited',
  },
  {
    title: 'a switch that forgets a case is refused',
    file: 'src/app/switch.ts',
    code: `${union}export function f(colour: Colour): number {\n  switch (colour) {\n    case 'red':\n      return 1;\n  }\n  return 2;\n}\n`,
    rule: 'typescript(switch-exhaustiveness-check)',
    advice: 'not exhaustive',
  },
  {
    title: 'export * is refused',
    file: 'src/app/barrel.ts',
    code: "export * from './thing.ts';\n",
    rule: 'house(no-barrels)',
    advice: 'Name what you export',
  },
  {
    title: 'export * as a namespace is refused',
    file: 'src/app/barrel-named.ts',
    code: "export * as things from './thing.ts';\n",
    rule: 'house(no-barrels)',
    advice: 'Name what you export',
  },
  {
    title: 'a default export is refused',
    file: 'src/app/default.ts',
    code: 'export default 1;\n',
    rule: 'import(no-default-export)',
    advice: 'Prefer named exports',
  },
  {
    title: 'a cycle of imports is refused',
    file: 'src/app/cycle-a.ts',
    code: "import { b } from './cycle-b.ts';\n\nexport const a = (): number => b();\n",
    rule: 'import(no-cycle)',
    advice: 'cycle',
  },
  {
    title: 'a cycle of imports is refused through aliases and types too',
    file: 'src/adapters/http/cycle-a.ts',
    code: "import type { B } from './cycle-b.ts';\n\nexport type A = { b: B };\n",
    rule: 'import(no-cycle)',
    advice: 'cycle',
  },
  {
    title: 'any is refused',
    file: 'src/app/any.ts',
    code: 'export const f = (x: any): unknown => x;\n',
    rule: 'typescript(no-explicit-any)',
    advice: 'any',
  },
  {
    title: 'a test that is left running alone is refused',
    file: 'src/app/alone.test.ts',
    code: "import { expect, test } from 'vitest';\n\ntest.only('x', () => expect(1).toBe(1));\n",
    rule: 'vitest(no-focused-tests)',
    advice: 'focus',
  },
  {
    title: 'replacing one of our own modules in a test is refused',
    file: 'src/app/mock.test.ts',
    code: "import { vi } from 'vitest';\n\nvi.mock('./thing.ts');\n",
    rule: 'vitest(no-restricted-vi-methods)',
    advice: 'Use a fake with memory',
  },
];

const companions: Record<string, string> = {
  'src/app/cycle-b.ts': "import { a } from './cycle-a.ts';\n\nexport const b = (): number => a();\n",
  'src/adapters/http/cycle-b.ts': "import type { A } from './cycle-a.ts';\n\nexport type B = { a?: A };\n",
};

const allowed: Allowed[] = [
  ...rightWay.map(([from, specifier], n) => ({
    title: `${from}/ may import ${specifier}`,
    file: `src/${from}/right-${n}.ts`,
    code: uses(specifier),
  })),
  {
    title: 'core/procedure may use zod, yaml and CEL',
    file: 'src/core/procedure/packages.ts',
    code: "import { Environment } from '@marcbachmann/cel-js';\nimport { parse } from 'yaml';\nimport { z } from 'zod';\n\nexport const all = [Environment, parse, z];\n",
  },
  {
    title: 'a test of core/ may be asynchronous and use vitest, fast-check and #testing',
    file: 'src/core/rest/kind.test.ts',
    code: "import fc from 'fast-check';\nimport { expect, test } from 'vitest';\nimport { thing } from '#testing/thing.ts';\n\ntest('x', async () => {\n  expect(fc).toBe(await Promise.resolve(thing));\n});\n",
  },
  {
    title: 'core/ may reckon with Temporal, and write a number in a named locale',
    file: 'src/core/rest/temporal.ts',
    code: "export const f = (n: number): string => Temporal.PlainDate.from('2018-06-04').toString() + n.toLocaleString('en');\n",
  },
  {
    title: 'core/ may call its own things date, process or fetch',
    file: 'src/core/rest/own-names.ts',
    code: 'export function f(process: { date: number }): number {\n  return process.date;\n}\n',
  },
  {
    title: 'what is not core/ has a clock',
    file: 'src/main/clock.ts',
    code: 'export const now = (): number => Date.now();\n',
  },
  {
    title: 'a switch whose rest ends in assertNever passes',
    file: 'src/app/full-switch.ts',
    code: `${union}export function f(colour: Colour): number {\n  switch (colour) {\n    case 'red':\n      return 1;\n    case 'green':\n      return 2;\n    default:\n      return colour satisfies never;\n  }\n}\n`,
  },
];

describe('the linter under the configuration of this checkout', () => {
  let faults: Map<string, Fault[]>;

  beforeAll(async () => {
    const snippets = Object.fromEntries([...refused, ...allowed].map(({ file, code }) => [file, code]));
    faults = await lintFiles({ ...surroundings, ...companions, ...snippets });
  }, 60_000);

  test.each(refused)('$title', ({ file, rule, advice }) => {
    const found = faults.get(file) ?? [];
    expect(found.map((fault) => fault.rule)).toContain(rule);
    expect(found.filter((fault) => fault.rule === rule).map((fault) => fault.message)).toEqual(
      expect.arrayContaining([expect.stringContaining(advice)]),
    );
  });

  test.each(allowed)('$title', ({ file }) => {
    expect(faults.get(file) ?? []).toEqual([]);
  });
});
