import type { ChangeKind } from '#core/change/recorded-change.ts';

const KINDS: [ChangeKind, RegExp][] = [
  ['migration', /migrat|schema/iu],
  ['flag', /\bflag|feature[-_ ]?toggle/iu],
  ['config', /config|setting/iu],
  ['infra', /infra|terraform|pulumi|ansible|provision/iu],
  ['deploy', /deploy|release|roll[-_ ]?out|publish|upgrade|ship|promot|roll(?:ed)?[-_ ]?back|\brevert/iu],
];

/** What kind of change a name speaks of, such as a workflow's; null when it speaks of none. */
export function kindByWords(name: string): ChangeKind | null {
  return KINDS.find(([, words]) => words.test(name))?.[0] ?? null;
}

/** Whether a name says that something is undone. */
export function speaksOfUndoing(name: string): boolean {
  return /roll(?:ed)?[-_ ]?back|\brevert|\bundo/iu.test(name);
}
