import type { Token } from '../token.ts';

/** An expression of time in a text; `to` is exclusive. */
export interface TimeSpan {
  from: number;
  to: number;
  time: NonNullable<Token['time']>;
}

const NUMBER_WORDS =
  'an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty[- ]five|thirty|forty|forty[- ]five|sixty|ninety';
const DIGITS = String.raw`\d+(?:[.,]\d+)?\s?[½¼¾]?`;
const AMOUNT = `(?:(?:${NUMBER_WORDS}|\\d+) and a half|${DIGITS}|[½¼¾]|(?:${NUMBER_WORDS})|(?:a )?couple(?: of)?|(?:a )?few|several|half(?: an?)?)`;
const RANGE = String.raw`${AMOUNT}(?:\s?(?:-|–|to|or)\s?(?:${AMOUNT}))?`;
const UNIT = String.raw`(?:(?:business|working|calendar|full|more|additional|further) )*(?:seconds|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|sprints?|h|m)`;
const ZONE = String.raw`(?:\s?(?:utc|gmt|[ecmp][sd]?t|cest|bst|ist|aest|aedt|jst|eastern|pacific|central|z)\b)?`;
const WEEKDAY = '(?:mon|tues?|wednes|thurs?|fri|satur|sun)day';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY_PART = '(?: (?:early |late )?(?:morning|afternoon|evening|night|noon))?';

/** What is tried in this order at each place; the longest reading comes first. */
const READINGS: readonly [TimeSpan['time'], string][] = [
  ['clock', String.raw`\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2})?${ZONE}`],
  ['day', String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}`],
  ['day', String.raw`${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?\b(?!:)`],
  ['day', String.raw`(?:the )?\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?${MONTH}\b`],
  ['clock', String.raw`\d{1,2}(?::|\.)\d{2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)?${ZONE}`],
  ['clock', String.raw`\d{1,2}\s?(?:am\b|pm\b|a\.m\.|p\.m\.|o'clock)${ZONE}`],
  ['clock', String.raw`\d{1,2}h\d{2}${ZONE}`],
  ['clock', String.raw`\d{4}\s?(?:hrs|hours)?\s?(?:utc|gmt|[ecmp][sd]t)\b`],
  ['clock', String.raw`(?:quarter|half|ten|twenty|five) (?:past|to) (?:the hour|\w+)\b`],
  [
    'clock',
    String.raw`(?:the )?top of (?:the|each|every) hour|noon|midday|midnight|lunch(?:time)?|dinner(?:time)?|sunrise|dawn`,
  ],
  [
    'day',
    String.raw`(?:the )?(?:rest|remainder) of (?:the |this |to)?(?:day|night|morning|afternoon|evening|week(?:end)?)\b`,
  ],
  [
    'day',
    String.raw`(?:early|late|mid)[- ](?:morning|afternoon|evening|day|week)(?: (?:on )?(?:${WEEKDAY}|today|tomorrow))?\b`,
  ],
  [
    'clock',
    String.raw`(?<=\b(?:by|until|till|before|at) )(?:[1-9]|1[0-2])(?=[,;!?]| tonight| today| tomorrow| and\b|\.?$)`,
  ],
  ['length', String.raw`(?<=\bin )(?:5|10|15|20|30|40|45|60|90)(?=[,;!?]|\.?$)`],
  ['length', String.raw`(?:the )?(?:next|coming|following) (?:${RANGE} )?${UNIT}\b`],
  ['length', String.raw`${RANGE}\s?-?${UNIT}\b`],
  ['length', String.raw`the (?:hour|day|week|month|quarter|sprint)\b`],
  [
    'day',
    String.raw`(?:the )?end of (?:the |this |next |our )?(?:business(?: day)?|day|week(?:end)?|month|quarter|year|sprint|shift|today|tomorrow|${WEEKDAY}|${MONTH})`,
  ],
  ['day', String.raw`(?:eod|eow|eom|cob|eob|close of (?:business|play))\b${ZONE}`],
  [
    'day',
    String.raw`(?:early|late|later|mid|sometime|first thing|the middle of|the start of|the beginning of)?,? ?(?:this|next|the coming|the following) (?:${WEEKDAY}|week(?:end)?|month|quarter|year|sprint|morning|afternoon|evening|release)\b`,
  ],
  ['day', String.raw`(?:early |late |later |sometime |first thing )?(?:tomorrow|tonight|today)${DAY_PART}`],
  ['day', String.raw`(?:early |late |later )?${WEEKDAY}${DAY_PART}`],
  [
    'day',
    String.raw`the \d{1,2}(?:st|nd|rd|th)\b|q[1-4]\b(?: \d{4})?|overnight\b|the (?:early )?(?:morning|afternoon|evening|weekend)\b`,
  ],
  [
    'vague',
    String.raw`(?:very |quite )?(?<!as )soon\b(?! as)|shortly\b(?! (?:after|before|thereafter|following|past))|momentarily\b|imminently\b|before long\b|in no time\b`,
  ],
  [
    'vague',
    String.raw`any (?:minute|moment|second|time)(?: now)?\b(?! of)|in the (?:very )?near future|in a (?:moment|bit|little while|jiffy)`,
  ],
];

const EXPRESSION = new RegExp(
  String.raw`(?<![\w.:/#-])(?:${READINGS.map(([, source]) => `(${source})`).join('|')})`,
  'gi',
);

/** The expressions of time in a text, in order. */
export function timesIn(text: string): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    const time = READINGS[match.findIndex((said, index) => index > 0 && said !== undefined) - 1]?.[0];
    const from = match.index + (match[0].length - match[0].trimStart().length);
    if (time !== undefined && match[0].trim() !== '') spans.push({ from, to: match.index + match[0].length, time });
  }
  return spans;
}
