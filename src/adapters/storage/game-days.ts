import type { Kysely, Selectable } from 'kysely';
import type { GameDayRow, GameDays, Invitation } from '#app/ports/game-days.ts';
import { brokenConstraint } from './retry-when-undone.ts';
import { jsonText, storableText } from './json-text.ts';
import type { DeskTables } from './tables/desk-tables.ts';

type GameDayColumns = Selectable<DeskTables['game_days']>;
type InvitationColumns = Selectable<DeskTables['game_day_invitations']>;

export function createGameDays(tables: Kysely<DeskTables>): GameDays {
  async function withInvitations(rows: GameDayColumns[]): Promise<GameDayRow[]> {
    if (rows.length === 0) return [];
    const invitations = await tables
      .selectFrom('game_day_invitations')
      .selectAll()
      .where(
        'game_day_id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('person_id')
      .execute();
    return rows.map((row) => ({
      ...gameDayFrom(row),
      invitations: invitations.filter((one) => one.game_day_id === row.id).map(invitationFrom),
    }));
  }

  return {
    async list() {
      const rows = await tables
        .selectFrom('game_days')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return withInvitations(rows);
    },

    async get(id) {
      const rows = await tables.selectFrom('game_days').selectAll().where('id', '=', id).execute();
      return (await withInvitations(rows))[0] ?? null;
    },

    plan: ({ invitations, ...row }) =>
      tables.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('game_days')
          .values({
            id: row.id,
            title: storableText(row.title),
            scenario: row.scenario,
            starts_at: row.startsAt,
            speed: row.speed,
            leader_id: row.leaderId,
            created_at: row.createdAt,
          })
          .execute();
        if (invitations.length === 0) return;
        await transaction
          .insertInto('game_day_invitations')
          .values(
            invitations.map(({ personId, role, answer, answeredAt, ways }) => ({
              ...{ game_day_id: row.id, person_id: personId, role, answer, answered_at: answeredAt },
              ways: jsonText(ways),
            })),
          )
          .execute();
      }),

    async invite(id, personId, role) {
      try {
        const { numInsertedOrUpdatedRows } = await tables
          .insertInto('game_day_invitations')
          .values({ game_day_id: id, person_id: personId, role, answer: 'asked', answered_at: null, ways: '[]' })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      } catch (error) {
        if (brokenConstraint(error) === 'game_day_invitations_game_day_id_fkey') return false;
        throw error;
      }
    },

    async answer(id, personId, { answer, ways, at }) {
      const { numUpdatedRows } = await tables
        .updateTable('game_day_invitations')
        .set({ answer, ways: jsonText(ways), answered_at: at })
        .where('game_day_id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async start(id, at) {
      const { numUpdatedRows } = await tables
        .updateTable('game_days')
        .set({ started_at: at, alive_at: at })
        .where('id', '=', id)
        .where('started_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async end(id, at) {
      const { numUpdatedRows } = await tables
        .updateTable('game_days')
        .set({ ended_at: at })
        .where('id', '=', id)
        .where('started_at', 'is not', null)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async alive(at) {
      await tables
        .updateTable('game_days')
        .set({ alive_at: at })
        .where('started_at', 'is not', null)
        .where('ended_at', 'is', null)
        .where('alive_at', '<', at)
        .execute();
    },

    async remove(id) {
      await tables.deleteFrom('game_days').where('id', '=', id).execute();
    },

    async agreedWays(id, personId) {
      const row = await tables
        .selectFrom('game_day_invitations')
        .innerJoin('game_days', 'game_days.id', 'game_day_invitations.game_day_id')
        .select('ways')
        .where('game_day_id', '=', id)
        .where('person_id', '=', personId)
        .where('answer', '=', 'agreed')
        .where('started_at', 'is not', null)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return row?.ways ?? [];
    },
  };
}

function gameDayFrom(row: GameDayColumns): Omit<GameDayRow, 'invitations'> {
  return {
    id: row.id,
    title: row.title,
    scenario: row.scenario,
    startsAt: row.starts_at,
    speed: row.speed,
    leaderId: row.leader_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    aliveAt: row.alive_at,
  };
}

function invitationFrom({
  person_id: personId,
  role,
  answer,
  answered_at: answeredAt,
  ways,
}: InvitationColumns): Invitation {
  return { personId, role, answer, answeredAt, ways };
}
