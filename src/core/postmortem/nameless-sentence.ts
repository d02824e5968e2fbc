import { isolated } from '../shared/isolated.ts';
import type { Procedure } from '../procedure/procedure.ts';

/** How a role is called in the middle of a sentence: an abbreviation such as IMOC stays as it is. */
export function roleInSentence(title: string): string {
  const [first = ''] = title.split(/[\s-]/);
  return /\p{Lu}.*\p{Lu}/u.test(first) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/**
 * Makes a sentence of the desk's natural in which people are called by their roles and customers and changes have no
 * names: it does not say a role twice, and counts what it cannot tell apart.
 */
export function namelessSentences({ roles }: Pick<Procedure, 'roles'>): (sentence: string) => string {
  const rules = [...roles]
    .toSorted((one, other) => other.title.length - one.title.length)
    .flatMap(({ title }) => rulesOf(title))
    .map(([sought, as]) => [new RegExp(sought, 'gu'), as] as const);
  return (sentence) => {
    const told = rules.reduce((left, [sought, as]) => left.replaceAll(sought, as), sentence);
    return countedCustomers(otherChanges(told));
  };
}

/** What the desk's sentences say of a role and of somebody who is called by it. */
function rulesOf(title: string): [sought: string, as: string][] {
  const escaped = RegExp.escape(title);
  const role = roleInSentence(title);
  const named = apart(escaped);
  const person = apart(`the ${RegExp.escape(role)}`);
  const said = `(?<![\\p{L}\\p{N}])${apart(`[Tt]he ${RegExp.escape(role)}`)}`;
  const end = '(?![\\p{L}\\p{N}])';
  const own = isolated(role);
  return [
    [`${said} as ${named}${end}`, `the ${own}`],
    [`${said} is now the ${named}${end}`, `the ${own} took the role`],
    [`${said} handed the role ${named} to ${person}${end}`, `the ${own} handed over to the next one`],
    [`${said} took over as ${named} from ${person}${end}`, `the next ${own} took over from the one before`],
    [`${said} takes over as ${named} from ${person}${end}`, `another ${own} takes over from the one before`],
    [`(?<![\\p{L}\\p{N}])([Tt])he ${escaped}${end}`, `$1he ${role}`],
  ];
}

/** A pattern of what may be held apart from the sentence around it. */
function apart(pattern: string): string {
  return `\u2068?${pattern}\u2069?`;
}

/** `the change a change` says it twice; of several in one sentence the others are others. */
function otherChanges(sentence: string): string {
  let seen = 0;
  return sentence
    .replaceAll(/\bthe change a change\b/g, 'a change')
    .replaceAll(/\ba change\b/g, (words) => ((seen += 1) === 1 ? words : 'another'));
}

const SEVERAL = /\ba customer(?:, a customer)* and (?:a customer|(\d+) more)\b/gi;

function countedCustomers(sentence: string): string {
  return sentence.replaceAll(SEVERAL, (found, more: string | undefined) => {
    const named = found.match(/a customer/gi)?.length ?? 0;
    return `${named + Number(more ?? 0)} customers`;
  });
}
