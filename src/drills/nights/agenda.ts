import type { Instant } from '#core/shared/instant.ts';

/** What is going to happen in a night, in the order of its times; what was put in first comes first at one instant. */
export class Agenda {
  readonly #entries: { at: Instant; happens: () => void }[] = [];

  put(at: Instant, happens: () => void): void {
    const index = this.#entries.findLastIndex((entry) => entry.at <= at);
    this.#entries.splice(index + 1, 0, { at, happens });
  }

  nextAt(): Instant | null {
    return this.#entries[0]?.at ?? null;
  }

  /** Takes the next entry off and lets it happen. */
  runNext(): void {
    this.#entries.shift()?.happens();
  }
}
