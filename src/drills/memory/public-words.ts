import type { PublicWords, PublicWordsStore } from '#app/ports/public-words.ts';

/** The status page's words in memory; an append sets or withdraws an incident's. */
export type MemoryPublicWords = PublicWordsStore & {
  set(incidentId: string, words: PublicWords | null): void;
  reword(rewrite: (words: string) => string): void;
};

export function memoryPublicWords(): MemoryPublicWords {
  const byIncident = new Map<string, PublicWords>();
  return {
    set(incidentId, words) {
      if (words === null) byIncident.delete(incidentId);
      else byIncident.set(incidentId, words);
    },
    async list(limit) {
      return [...byIncident.values()]
        .toSorted((a, b) => b.startedAt - a.startedAt || (a.incidentId < b.incidentId ? 1 : -1))
        .slice(0, limit);
    },
    reword(rewrite) {
      for (const [id, words] of byIncident) {
        const entries = words.entries.map((entry) => ({ ...entry, text: rewrite(entry.text) }));
        byIncident.set(id, { ...words, title: rewrite(words.title), entries });
      }
    },
  };
}
