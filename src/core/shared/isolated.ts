/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Invisible marks that turn what follows them around (UAX 9): embeddings, overrides, isolates. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const WEB_ADDRESS = /^https?:\/\//;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A value for the middle of words that may run the other way: held apart by invisible marks (UAX 9), so that a full stop
 * or number beside it stays where it belongs. Web addresses stay as they are, since marks would become part of them.
 */
export function isolated(value: string, around = ''): string {
  if (WEB_ADDRESS.test(value)) return value;
  if (RIGHT_TO_LEFT.test(value) === RIGHT_TO_LEFT.test(around) && !TURNS.test(value)) return value;
  return `${FIRST_STRONG_ISOLATE}${closed(value)}${POP_ISOLATE}`;
}

/** A value whose own isolates end within it, so that none ends the one around it or runs on behind it. */
function closed(value: string): string {
  let open = 0;
  const kept = value.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== POP_ISOLATE) open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return kept + POP_ISOLATE.repeat(open);
}
