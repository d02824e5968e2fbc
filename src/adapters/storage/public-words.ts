import type { PublicWords, PublicWordsStore } from '#app/ports/public-words.ts';
import type { SpaceDatabase } from './space-database.ts';

export function createPublicWordsStore({ tables }: SpaceDatabase): PublicWordsStore {
  return {
    async list(limit) {
      const rows = await tables
        .selectFrom('public_words')
        .selectAll()
        .orderBy('started_at', 'desc')
        .orderBy('incident_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        incidentId: row.incident_id,
        title: row.title,
        state: row.state,
        startedAt: row.started_at,
        resolvedAt: row.resolved_at,
        featureId: row.feature_id,
        entries: row.entries,
        nextUpdateAt: row.next_update_at,
      }));
    },
  };
}

/** Public words as the columns hold them, for a JSON parameter. */
export function publicWordsColumns(words: PublicWords) {
  return {
    incident_id: words.incidentId,
    title: words.title,
    state: words.state,
    started_at: words.startedAt,
    resolved_at: words.resolvedAt,
    feature_id: words.featureId,
    entries: words.entries,
    next_update_at: words.nextUpdateAt,
  };
}
