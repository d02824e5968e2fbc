import type { ReportBody } from '#contract/runner.ts';

const LONGEST_PIECE = 10_000;
const AT_ONCE = 20;

type Piece = ReportBody['output'][number];

/** What was printed and the desk has not taken yet, in numbered pieces that never change once they were sent. */
export function outputPieces(): {
  add(text: string): void;
  /** The next pieces to send. */
  next(): Piece[];
  taken(sent: Piece[]): void;
  /** All that is left. */
  all(): Piece[];
} {
  let fresh = '';
  let pieces: Piece[] = [];
  let seq = 0;
  const cut = (): void => {
    for (; fresh !== ''; fresh = fresh.slice(LONGEST_PIECE))
      pieces.push({ seq: (seq += 1), text: fresh.slice(0, LONGEST_PIECE) });
  };
  return {
    add: (text) => void (fresh += text),
    next() {
      if (pieces.length < AT_ONCE) cut();
      return pieces.slice(0, AT_ONCE);
    },
    taken(sent) {
      const last = sent.at(-1)?.seq ?? 0;
      pieces = pieces.filter((piece) => piece.seq > last);
    },
    all() {
      cut();
      return pieces;
    },
  };
}
