import type { SharedPostmortems } from '#app/ports/action-items.ts';
import type { SpaceDatabase } from './space-database.ts';

/** Public postmortems in their table. */
export function createSharedPostmortems({ tables }: SpaceDatabase): SharedPostmortems {
  return {
    async put({ id, incidentId, html, publishedAt, publishedBy }) {
      await tables
        .insertInto('shared_postmortems')
        .values({
          id,
          incident_id: incidentId,
          html,
          published_at: publishedAt,
          published_by: publishedBy,
          revoked_at: null,
        })
        .execute();
    },
    async page(id) {
      const row = await tables
        .selectFrom('shared_postmortems')
        .select('html')
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row ?? null;
    },
    async list(incidentId) {
      const rows = await tables
        .selectFrom('shared_postmortems')
        .select(['id', 'incident_id', 'published_at', 'published_by', 'revoked_at'])
        .where('incident_id', '=', incidentId)
        .orderBy('published_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        incidentId: row.incident_id,
        publishedAt: row.published_at,
        publishedBy: row.published_by,
        revokedAt: row.revoked_at,
      }));
    },
    async revoke(id, at) {
      const changed = await tables
        .updateTable('shared_postmortems')
        .set({ revoked_at: at, html: '' })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .returning('id')
        .execute();
      return changed.length > 0;
    },
  };
}
