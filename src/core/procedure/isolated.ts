/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const WEB_ADDRESS = /^https?:\/\//;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A value for the middle of words that may run the other way: held apart by invisible marks (UAX 9), so that a full stop
 * or number beside it stays where it belongs. Web addresses stay as they are, since marks would become part of them.
 */
export function isolated(value: string, around: string): string {
  if (RIGHT_TO_LEFT.test(value) === RIGHT_TO_LEFT.test(around) || WEB_ADDRESS.test(value)) return value;
  return `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}`;
}
