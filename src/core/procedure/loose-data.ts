/** Data of a file whose shape may be wrong: what does not fit reads as empty, so that one fault does not hide the next. */
export type Loose = Readonly<Record<string, unknown>>;

/** The keys and values of a set of keys; of anything else, none. */
export function looseSet(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** The items of a list; of anything else, none. */
export function looseList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; anything else is null. */
export function looseText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** One name or a list of names, each with its path below `path`. */
export function looseNames(
  value: unknown,
  path: readonly (string | number)[],
): { name: string; path: readonly (string | number)[] }[] {
  if (typeof value === 'string') return [{ name: value, path }];
  return looseList(value).flatMap((name, index) =>
    typeof name === 'string' ? [{ name, path: [...path, index] }] : [],
  );
}
