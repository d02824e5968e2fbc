import { isBuiltin } from 'node:module';
import { placeOf, servesTests, targetOf, type Place, type Target } from './layout.ts';
import type { Rule } from './rule.ts';

interface Arrow {
  may: readonly string[];
  instead: string;
}

const everything = ['core', 'contract', 'app', 'adapters', 'web', 'cli', 'drills', 'testing'];

/** Which top-level folder may import which, and what to do where it may not. */
const arrows: Record<string, Arrow> = {
  core: { may: [], instead: 'Take what you need as an argument, or move this code to app/.' },
  contract: { may: ['core'], instead: 'Describe the shape here, and let app/ or adapters/http fill it.' },
  app: {
    may: ['core', 'contract'],
    instead: 'Describe what you need as a port in app/ports/ and let main/ hand it in.',
  },
  adapters: { may: ['app', 'core', 'contract'], instead: 'Serve a port of app/ and let main/ join the two.' },
  web: { may: ['contract', 'core'], instead: 'Ask the desk over HTTP, in the shapes of contract/.' },
  cli: {
    may: ['contract', 'core'],
    instead: 'Ask the desk over HTTP by contract/, or let main/ hand the use case to the verb.',
  },
  drills: { may: ['core', 'app', 'contract'], instead: 'Put a fake behind a port of app/, or let main/ hand it in.' },
  testing: { may: everything, instead: 'Start the program as a process, or build the parts the test needs.' },
  main: { may: everything, instead: 'Move what is needed into the folder that owns it.' },
};

/** Technologies of adapters/ with one folder per dialect, channel, platform or kind; those stay apart as well. */
const families = new Set(['intake', 'channels', 'chat', 'executors', 'publish', 'trackers']);

const corePackages: Record<string, readonly string[]> = {
  procedure: ['zod', 'yaml', '@marcbachmann/cel-js'],
  change: ['@marcbachmann/cel-js'],
  revert: ['zod'],
  postmortem: ['node-diff3', 'micromark'],
};

/** The one-way arrows between the folders of src/, for aliases and for relative paths that leave their folder. */
export const arrowsRule: Rule = {
  meta: { type: 'problem' },
  create(context) {
    const from = placeOf(context.filename);
    if (from === undefined || arrows[from.folder] === undefined) return {};
    const check = (source: { type: string; value?: unknown } | null): void => {
      if (source === null || typeof source.value !== 'string') return;
      const message = faultOf(from, context.filename, targetOf(source.value, context.filename));
      if (message !== undefined) context.report({ node: source as never, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
    };
  },
};

function faultOf(from: Place, file: string, target: Target): string | undefined {
  switch (target.kind) {
    case 'package':
      return packageFault(from, file, target.name);
    case 'outside':
      if (servesTests(file) || from.folder === 'main') return undefined;
      return `src/${from.folder}/ imports nothing outside src/. Let main/ read it and hand it in.`;
    case 'place':
      return placeFault(from, file, target);
  }
}

function placeFault(
  from: Place,
  file: string,
  { place: to, alias }: { place: Place; alias: boolean },
): string | undefined {
  if (from.folder === to.folder) {
    if (alias) return `Within ${from.folder}/ use a relative path instead of the alias #${to.folder}/.`;
    return from.folder === 'adapters' ? adapterFault(from, file, to) : undefined;
  }
  if (to.folder === 'main')
    return 'Nobody imports main/, it is where the program is put together. Let it hand this in.';
  if (to.folder === 'testing') {
    if (servesTests(file)) return alias ? undefined : aliasFault(to);
    return 'testing/ serves tests only. Move what both need into the folder that owns it.';
  }
  const arrow = arrows[from.folder];
  if (arrow === undefined || !arrow.may.includes(to.folder)) {
    return `${from.folder}/ may not import ${to.folder}/ (it may import ${listed(arrow?.may ?? [])}). ${arrow?.instead ?? ''}`;
  }
  return alias ? undefined : aliasFault(to);
}

function aliasFault(to: Place): string {
  return `Across top-level folders use the alias #${to.folder}/${to.rest.join('/')} instead of a relative path.`;
}

function adapterFault(from: Place, file: string, to: Place): string | undefined {
  const [technology = '', member] = from.rest;
  const [otherTechnology = '', otherMember] = to.rest;
  if (technology !== otherTechnology) {
    return `adapters/${technology} may not import adapters/${otherTechnology}. Let both speak through a port of app/, and let main/ join them.`;
  }
  const reachesMember = families.has(technology) && to.rest.length > 2;
  if (!reachesMember || servesTests(file)) return undefined;
  if (from.rest.length > 2 && member === otherMember) return undefined;
  return `Only ${technology}/${otherMember}/ itself imports from its folder. Move what is shared up into adapters/${technology}/, and let main/ join them.`;
}

function packageFault(from: Place, file: string, name: string): string | undefined {
  const builtin = isBuiltin(name);
  if (builtin && !servesTests(file)) {
    if (from.folder === 'contract')
      return 'contract/ runs in the browser too, so it has no node: modules. Let app/ or an adapter do this.';
    if (from.folder === 'web') return 'web/ runs in the browser, which has no node: modules. Ask the desk over HTTP.';
  }
  if (from.folder !== 'core') return undefined;
  if (builtin) {
    return 'core/ has no node: modules. Let an adapter do this behind a port and take the result as an argument; a test reads files through #testing.';
  }
  if (servesTests(file) && ['vitest', 'fast-check'].includes(name)) return undefined;
  const concept = from.rest[0] ?? '';
  if (concept === 'commitment' || corePackages[concept]?.includes(name)) return undefined;
  return `core/${concept} may not import the package ${name}. Write the rule in plain TypeScript, or leave this to an adapter.`;
}

function listed(folders: readonly string[]): string {
  return folders.length === 0 ? 'only itself' : folders.map((folder) => `${folder}/`).join(', ');
}
