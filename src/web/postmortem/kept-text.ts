import type { StoredText } from './section-draft.ts';

/** What was typed and is not on the desk yet. */
export interface KeptText {
  base: StoredText;
  text: string;
}

/** Under which name this browser keeps what is not saved of a part. */
export function keptName(space: string, incidentId: string, section: string): string {
  return `twoam-postmortem:${space}:${incidentId}:${section}`;
}

/** What an earlier page left behind; null for nothing readable. */
export function readKept(name: string): KeptText | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a text until the desk has it; null forgets it. */
export function keep(name: string, kept: KeptText | null): void {
  try {
    if (kept === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Without storage the text lasts as long as the page.
  }
}

function isKept(value: unknown): value is KeptText {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('base' in value)) return false;
  const { text, base } = value;
  if (typeof text !== 'string' || typeof base !== 'object' || base === null) return false;
  return 'version' in base && 'body' in base && typeof base.version === 'number' && typeof base.body === 'string';
}
