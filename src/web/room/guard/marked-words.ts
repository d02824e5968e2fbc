interface Span {
  from: number;
  to: number;
}

export interface MarkedPart<T extends Span> {
  text: string;
  from: number;
  finding: T | null;
}

/** Cuts words at what was found in them, so that each finding can be underlined. */
export function markedParts<T extends Span>(text: string, findings: readonly T[]): MarkedPart<T>[] {
  const parts: MarkedPart<T>[] = [];
  let at = 0;
  const put = (to: number, finding: T | null): void => {
    if (to > at) parts.push({ text: text.slice(at, to), from: at, finding });
    at = Math.max(at, to);
  };
  for (const finding of findings.toSorted((one, other) => one.from - other.from)) {
    put(Math.min(finding.from, text.length), null);
    put(Math.min(finding.to, text.length), finding);
  }
  put(text.length, null);
  return parts;
}
