/** One key, or a sequence such as `g n`, and what it does. */
export interface KeyBinding {
  keys: string;
  title: string;
  run: () => void;
}

export interface KeyGroup {
  title: string;
  bindings: readonly KeyBinding[];
}

/** The group of the keys that work on every page. */
export const EVERYWHERE = 'Everywhere';

const SEQUENCE_MS = 1200;
const STORED_AS = 'twoam-single-keys';
const groups = new Map<symbol, KeyGroup>();
let pending: { key: string; atMs: number } | null = null;
let enabled = readEnabled();

function readEnabled(): boolean {
  if (typeof window === 'undefined') return true;
  try {
    return localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    return true;
  }
}

/** Single keys can be switched off, for those who speak to their computer. */
export function setSingleKeys(on: boolean): void {
  enabled = on;
  try {
    localStorage.setItem(STORED_AS, on ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export function singleKeysOn(): boolean {
  return enabled;
}

/** Adds a group of keys; answers how to take it away. */
export function bindKeys(group: KeyGroup): () => void {
  const id = Symbol(group.title);
  groups.set(id, group);
  return () => groups.delete(id);
}

/** All keys that work now, the page's own last. */
export function boundKeys(): KeyGroup[] {
  return [...groups.values()];
}

/** Runs what a key stands for; answers whether it stood for anything. `atMs` is the page's clock, for sequences. */
export function pressKey(key: string, atMs: number): boolean {
  if (!enabled) return false;
  const sequence = pending !== null && atMs - pending.atMs < SEQUENCE_MS ? `${pending.key} ${key}` : key;
  pending = null;
  const bindings = boundKeys().flatMap((group) => group.bindings);
  const binding =
    bindings.findLast((candidate) => candidate.keys === sequence) ??
    bindings.findLast((candidate) => candidate.keys === key);
  if (binding !== undefined) {
    binding.run();
    return true;
  }
  if (bindings.some((candidate) => candidate.keys.startsWith(`${key} `))) {
    pending = { key, atMs };
    return true;
  }
  return false;
}
