/** Path of the first string that holds U+0000, which PostgreSQL's text cannot; null when there is none. */
export function nulPath(value: unknown): string | null {
  const waiting: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value: found } = next;
    if (typeof found === 'string' && found.includes('\0')) return path;
    if (typeof found !== 'object' || found === null) continue;
    for (const [name, child] of Object.entries(found)) {
      if (name.includes('\0')) return path;
      waiting.push({ path: path === '' ? name : `${path}.${name}`, value: child });
    }
  }
  return null;
}

/** The same value with U+FFFD in place of every U+0000: an alert of a tool that sends such a thing still gets in. */
export function withoutNul<T>(value: T): T {
  return nulPath(value) === null ? value : (replaceNul(value) as T);
}

function replaceNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(replaceNul);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [replaceNul(name), replaceNul(child)]));
}
