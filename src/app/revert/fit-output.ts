/** What is kept of one step's output, in bytes of UTF-8. */
export const STEP_OUTPUT_BYTES = 1024 * 1024;
/** What is kept of one piece of it. */
export const PIECE_BYTES = 64 * 1024;
const CUT = '\n… output cut\n';

/**
 * As much of a piece as fits after `usedBytes` of its step, and how many bytes it counts; what is left out is said at
 * its end. Null once the step's output is full: that has been said already.
 */
export function fitOutput(usedBytes: number, text: string): { text: string; bytes: number } | null {
  const free = STEP_OUTPUT_BYTES - usedBytes;
  if (free <= 0) return null;
  const bytes = byteLength(text);
  const room = Math.min(free, PIECE_BYTES);
  // A piece that fills the step to its last byte is cut too, so that a full one always says so.
  if (bytes <= room && bytes < free) return { text, bytes };
  // It counts for all the room there was: once the step is full nothing follows the words that say so.
  return { text: `${firstBytes(text, room)}${CUT}`, bytes: room };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The longest beginning of a text that takes at most so many bytes, without half a character. */
function firstBytes(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text).subarray(0, most);
  return new TextDecoder().decode(bytes, { stream: true });
}
