import { createHash } from 'node:crypto';
import { cleanText } from './clean-text.ts';

const longestKey = 500;

/**
 * A key that fits into an index, however long the tool's own is: a long one keeps its beginning and ends in the
 * SHA-256 of the whole. Equal keys stay equal and different ones different.
 */
export function boundedKey(key: string): string {
  const storable = cleanText(key, Number.POSITIVE_INFINITY);
  if (Buffer.byteLength(storable) <= longestKey) return storable;
  const digest = createHash('sha256').update(storable).digest('hex');
  return `${cleanText(storable, 100)} ${digest}`;
}

/** A key for an alert that has none of its own: its labels, in the order of their names. */
export function labelsKey(labels: Record<string, string>): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
