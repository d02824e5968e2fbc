import type { Instant } from '../../shared/instant.ts';
import type { FactSource, FactSources, SourcedFact } from '../postmortem.ts';
import type { Placed } from './fact-world.ts';

type Maybe = Placed | undefined;

/** The events as sources, each once and in order; null when there is none. */
function sourcesOf(shown: readonly Maybe[]): FactSources | null {
  const bySeq = new Map<number, FactSource>();
  for (const one of shown) if (one !== undefined) bySeq.set(one.seq, { seq: one.seq, type: one.event.type });
  const [first, ...rest] = [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
  return first === undefined ? null : [first, ...rest];
}

/** A statement with the events that show it. What no event shows is not said. */
export function fact(
  at: Instant | null,
  sentence: string,
  shown: readonly Maybe[],
  more: { text?: string | null; known?: SourcedFact['known'] } = {},
): SourcedFact[] {
  const sources = sourcesOf(shown);
  if (sources === null) return [];
  return [{ at, sentence, text: more.text ?? null, sources, known: more.known ?? [] }];
}

/** `Acme`, `Acme and Globex`, `Acme, Globex and 7 more`. */
export function listed(names: readonly string[], most = 4): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

/** `1 report`, `3 reports`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
