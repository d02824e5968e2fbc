import path from 'node:path';

/** Where a file stands in src/: its top-level folder and the names below it. */
export interface Place {
  folder: string;
  rest: string[];
}

/** The place of a file below src/, or undefined when it lies elsewhere. The last `src` of the path counts. */
export function placeOf(file: string): Place | undefined {
  const parts = file.split(/[\\/]/);
  const src = parts.lastIndexOf('src');
  const folder = parts[src + 1];
  if (src === -1 || folder === undefined || src + 2 >= parts.length) return undefined;
  return { folder, rest: parts.slice(src + 2) };
}

/** Whether a file is a test, or lies in a folder that serves tests only. */
export function servesTests(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /[\\/]testing[\\/]/.test(file);
}

/** What an import names: a place in src/, a file of the checkout outside src/, or a package. */
export type Target =
  | { kind: 'place'; place: Place; alias: boolean }
  | { kind: 'outside' }
  | { kind: 'package'; name: string };

/** Resolves what `specifier` means when it stands in `file`. */
export function targetOf(specifier: string, file: string): Target {
  if (specifier.startsWith('#')) {
    const [folder = '', ...rest] = specifier.slice(1).split('/');
    return { kind: 'place', place: { folder, rest }, alias: true };
  }
  if (!specifier.startsWith('.')) return { kind: 'package', name: packageName(specifier) };
  const place = placeOf(path.resolve(path.dirname(file), specifier));
  return place === undefined ? { kind: 'outside' } : { kind: 'place', place, alias: false };
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
