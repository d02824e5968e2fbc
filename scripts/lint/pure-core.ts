import { servesTests } from './layout.ts';
import type { Rule } from './rule.ts';

const clock =
  'core/ has no clock. Take the time as an argument: an Instant of core/shared, or Temporal with an explicit zone.';
const chance = 'core/ has no randomness. Take ids and random values as arguments.';
const timers = 'core/ has no timers. Return when to wake up, and let the wake-up of the shell do the waiting.';
const network = 'core/ has no network. Let app/ ask through a port and pass the answer in.';
const surroundings = 'core/ does not see the machine it runs on. Take the setting as an argument.';
const output = 'core/ prints nothing. Return what happened: an event, a refusal or a reason.';
const synchronous = 'core/ is synchronous. Let app/ await, and take the value as an argument.';
const locale =
  'core/ has no default locale or zone. Let the edge put it into words, or use Temporal with an explicit zone.';

const globals: Record<string, string> = {
  Date: clock,
  performance: clock,
  crypto: chance,
  setTimeout: timers,
  setInterval: timers,
  setImmediate: timers,
  queueMicrotask: timers,
  requestAnimationFrame: timers,
  fetch: network,
  WebSocket: network,
  EventSource: network,
  XMLHttpRequest: network,
  process: surroundings,
  globalThis: surroundings,
  global: surroundings,
  window: surroundings,
  self: surroundings,
  require: surroundings,
  localStorage: surroundings,
  console: output,
  Promise: synchronous,
};

const members: Record<string, Record<string, string>> = {
  Math: { random: chance },
  Temporal: { Now: clock },
  Intl: { DateTimeFormat: locale },
};

const localeMethods = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']);

/** Keeps core/ pure and synchronous; its tests may be asynchronous, but read no clock and throw no dice either. */
export const pureCoreRule: Rule = {
  meta: { type: 'problem' },
  create(context) {
    const test = servesTests(context.filename);
    const report = (node: object, message: string): void => {
      if (test && message === synchronous) return;
      context.report({ node: node as never, message });
    };
    const checkAsync = (node: { async?: boolean }): void => {
      if (node.async === true) report(node, synchronous);
    };
    return {
      'Program:exit'() {
        for (const identifier of freeIdentifiers(context.sourceCode.scopeManager.globalScope)) {
          const message = globals[identifier.name];
          if (message !== undefined) report(identifier, message);
          const forbidden = members[identifier.name];
          if (forbidden === undefined) continue;
          for (const name of membersTaken(identifier)) {
            if (forbidden[name] !== undefined) report(identifier, forbidden[name]);
          }
        }
      },
      FunctionDeclaration: checkAsync,
      FunctionExpression: checkAsync,
      ArrowFunctionExpression: checkAsync,
      AwaitExpression: (node) => report(node, synchronous),
      ImportExpression: (node) => report(node, synchronous),
      ForOfStatement: (node) => {
        if (node.await) report(node, synchronous);
      },
      MetaProperty: (node) => {
        if (node.meta.name === 'import') report(node, surroundings);
      },
      CallExpression: ({ callee, arguments: given }) => {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (given.length === 0 && localeMethods.has(callee.property.name)) report(callee, locale);
      },
    };
  },
};

interface Named {
  type: string;
  name: string;
  parent?: unknown;
}

interface GlobalScope {
  through: readonly { identifier: unknown }[];
  variables: readonly { defs: readonly unknown[]; references: readonly { identifier: unknown }[] }[];
}

/** Every use of a name that the file itself does not define. */
function freeIdentifiers(scope: GlobalScope | null): Named[] {
  if (scope === null) return [];
  const known = scope.variables.filter((variable) => variable.defs.length === 0);
  const references = [...scope.through, ...known.flatMap((variable) => variable.references)];
  return [...new Set(references.map((reference) => reference.identifier as Named))];
}

interface Parent {
  type: string;
  object?: unknown;
  property?: { type: string; name?: string; value?: unknown };
  init?: unknown;
  id?: { type: string; properties?: { key?: { name?: string; value?: unknown } }[] };
}

/** The members taken from an object by name: `Math.random`, `Math['random']`, `const { random } = Math`. */
function membersTaken(identifier: Named): string[] {
  const parent = identifier.parent as Parent | undefined;
  if (parent?.type === 'MemberExpression' && parent.object === identifier) {
    return [String(parent.property?.name ?? parent.property?.value)];
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === identifier) {
    return (parent.id?.properties ?? []).map((property) => String(property.key?.name ?? property.key?.value));
  }
  return [];
}
