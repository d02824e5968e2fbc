/** Whether whoever reads one language reads the other: regions of one language count as one. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

function baseOf(code: string): string {
  return code.toLowerCase().split('-', 1)[0] ?? '';
}
