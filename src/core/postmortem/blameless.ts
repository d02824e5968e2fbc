/** What a piece of wording does that keeps people from learning. */
export type WordingKind =
  | 'should-have'
  | 'human-error'
  | 'careless'
  | 'forgot'
  | 'fault'
  | 'failed-to'
  | 'hindsight'
  | 'person';

/** A piece of wording that may be said more kindly, and more usefully. It never stops anybody. */
export interface WordingFinding {
  kind: WordingKind;
  /** Position in the text, the end exclusive. */
  start: number;
  end: number;
  /** The words as they stand. */
  words: string;
  suggestion: string;
}

const SUGGESTIONS: Record<WordingKind, string> = {
  'should-have': 'What made the other way look right at that time? Say that instead.',
  'human-error': 'An error is where the questions begin: what made it easy to make, and hard to see?',
  careless: 'People were careful with what they saw. Say what they saw.',
  forgot: 'What was there to remind somebody? Say what was missing.',
  fault: 'Nobody’s fault is a cause. Say what had to come together.',
  'failed-to': 'Say what happened, and what made it likely.',
  hindsight: 'This is known now. Say what was known then.',
  person: 'Name the role, unless the person wants to be named here.',
};

/** What a thing has, as in “should have a limit”. */
const THING = String.raw`(?:an?|the|no|any|some|its|their|our|more|less|fewer|enough|at|two|three|both|all|\d+)\b`;
const WHO = String.raw`(?:he|she|they|you|we|i|somebody|someone|nobody|(?:the\s+)?(?:on-call|engineer|developer|manager|team|operator|lead)s?)`;

/** Wordings, the more telling ones first: where two overlap the first is said. */
const ENGLISH: readonly [WordingKind, string][] = [
  [
    'should-have',
    String.raw`(?:should|ought\s+to|shouldn['’]t|should\s+not)\s+(?:(?:not|never|just|simply|really)\s+)*have\s+(?!${THING})\w+`,
  ],
  ['should-have', String.raw`(?:could|must)\s+(?:(?:just|simply|easily)\s+)+have\s+\w+`],
  ['should-have', String.raw`(?:was|were)\s+supposed\s+to`],
  ['human-error', String.raw`(?:human|operator|user|pilot)\s+error`],
  ['human-error', String.raw`(?:made|making)\s+(?:a|an|the)\s+(?:\w+\s+)?mistake`],
  [
    'careless',
    String.raw`careless(?:ly|ness)?|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|sloppy|sloppiness|stupid(?:ly|ity)?|incompeten(?:t|ce)|lazy|laziness`,
  ],
  ['careless', String.raw`(?:did\s+not|didn['’]t)\s+(?:bother|care)`],
  ['forgot', String.raw`\b${WHO}\s+(?:\w+\s+)?forg[oe]t\b`],
  ['fault', String.raw`(?:\w+['’]s|his|her|their|your|my|our)\s+(?:own\s+)?fault`],
  ['fault', String.raw`at\s+fault|to\s+blame|is\s+to\s+blame|blame(?:s|d)?\s+(?:on|for)`],
  ['failed-to', String.raw`${WHO}\s+(?:\w+\s+)?(?:failed|neglected|refused)\s+to`],
  [
    'hindsight',
    String.raw`(?:would|could)(?:n['’]t|\s+not|\s+never)?\s+have\s+(?:been\s+)?(?:prevent|avoid|caught|catch|noticed|seen|spotted|known|stopped|worked)\w*`,
  ],
  ['hindsight', String.raw`(?:obvious(?:ly)?|clearly)\s+(?:wrong|broken|the\s+cause|should)`],
  ['hindsight', String.raw`if\s+only`],
];

const GERMAN: readonly [WordingKind, string][] = [
  ['should-have', String.raw`hätte(?:n|st)?\s+(?:[\p{L}]+\s+){0,6}?(?:müssen|sollen)`],
  ['human-error', String.raw`menschliche[rsnm]?\s+(?:fehler|versagen)[ns]?`],
  ['careless', String.raw`(?:nachlässig|fahrlässig|leichtsinnig|unachtsam|schlampig|unfähig)(?:e[rsnm]?|keit)?`],
  [
    'forgot',
    String.raw`(?:er|sie|ich|wir|du|jemand|niemand)\s+(?:hat|habe|haben|hatte|hatten)\s+(?:[\p{L}]+\s+){0,4}?vergessen`,
  ],
  ['fault', String.raw`(?:ist|war|waren|sind)\s+schuld|(?:seine|ihre|deine|unsere|eure)\s+schuld|schuldig`],
  ['failed-to', String.raw`(?:hat|haben|hatte|hatten)\s+(?:es\s+)?versäumt`],
  [
    'hindsight',
    String.raw`(?:wäre|hätte)(?:n|st)?\s+(?:[\p{L}]+\s+){0,5}?(?:verhindert|vermeidbar|aufgefallen|bemerkt|gemerkt)`,
  ],
];

const PATTERNS = [...ENGLISH, ...GERMAN].map(([kind, source]) => ({
  kind,
  find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu'),
}));

/** More findings than anybody reads. */
const MOST = 50;

/**
 * Looks for wording that judges people, in English and German. Quotations, code and links are left alone, and so are
 * names that are not given: `names` are those of people who took part.
 */
export function wordingFindings(text: string, names: readonly string[] = []): WordingFinding[] {
  const read = withoutQuotations(text);
  const found: WordingFinding[] = [];
  for (const { kind, find } of [...PATTERNS, ...namePatterns(names)]) {
    for (const match of read.matchAll(find)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => start < one.end && one.start < end)) continue;
      found.push({ kind, start, end, words: text.slice(start, end), suggestion: SUGGESTIONS[kind] });
    }
  }
  return found.toSorted((a, b) => a.start - b.start).slice(0, MOST);
}

function namePatterns(names: readonly string[]): typeof PATTERNS {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 2))];
  if (known.length === 0) return [];
  const longestFirst = known.toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return [
    { kind: 'person', find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu') },
  ];
}

/** What somebody else said, code and addresses are blanked, so that positions stay. */
const QUOTATIONS = /```[\s\S]*?```|`[^`\n]*`|“[^”\n]*”|„[^“\n]*“|"[^"\n]*"|https?:\/\/\S+|^\s{0,3}>.*$/gmu;

function withoutQuotations(text: string): string {
  return text.replaceAll(QUOTATIONS, (quoted) => ' '.repeat(quoted.length));
}
