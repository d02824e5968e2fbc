import { CLASSES } from './words.ts';

/** Whether a word may be a company's name: `Oncor`, but neither `DNS` nor `Support` nor `Monday`. */
export function isNameOf(word: string, kind: string): boolean {
  if (kind !== 'PROPN' || !/^\p{Lu}\p{L}*\p{Ll}/u.test(word)) return false;
  const small = word.toLowerCase();
  return !NO_NAMES.has(small) && !KNOWN.some((words) => words.has(small));
}

/** Words of the trade are written with a capital letter in headings and product names too. */
const KNOWN = [
  CLASSES.us,
  CLASSES.safeguard,
  CLASSES.concrete,
  CLASSES.component,
  CLASSES.fault,
  CLASSES.harm,
  CLASSES.update,
  CLASSES.recovery,
  CLASSES.improve,
  CLASSES.people,
  CLASSES.agent,
] as readonly ReadonlySet<string>[];

const NO_NAMES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun pacific eastern central mountain utc gmt europe european asia america american africa australia north south east west northern southern eastern western london frankfurt dublin virginia ireland oregon ohio california texas dallas tokyo singapore sydney germany france canada china japan india kingdom york chicago amsterdam paris dear hello hi thank thanks sorry please support sales customer customers portal dashboard billing account accounts console app apps web website site api mail email gateway cloud hosting online platform system systems page status windows linux ubuntu debian mysql postgres postgresql redis kafka rabbitmq elasticsearch nginx apache kubernetes java python incident resolved identified investigating monitoring mr mrs ms dr internet access login search storage compute region regions zone center centre data office management control enterprise business basic premium pro standard free mobile desktop android ios safari firefox chrome edge unfortunately however additionally currently update'.split(
    ' ',
  ),
);
