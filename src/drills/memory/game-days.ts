import type { GameDayRow, GameDays, Invitation } from '#app/ports/game-days.ts';

/** Game days in memory. */
export function memoryGameDays(): GameDays {
  const rows = new Map<string, GameDayRow>();

  function change(id: string, changed: Partial<GameDayRow>): void {
    const row = rows.get(id);
    if (row !== undefined) rows.set(id, { ...row, ...changed });
  }

  function invitationOf(id: string, personId: string): Invitation | undefined {
    return rows.get(id)?.invitations.find((one) => one.personId === personId);
  }

  return {
    async list() {
      return [...rows.values()].toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async plan(row) {
      if (rows.has(row.id)) throw new Error(`game day ${row.id} exists already`);
      rows.set(row.id, {
        ...row,
        invitations: inOrder(row.invitations),
        startedAt: null,
        endedAt: null,
        aliveAt: null,
      });
    },
    async invite(id, personId, role) {
      const row = rows.get(id);
      if (row === undefined || invitationOf(id, personId) !== undefined) return false;
      const asked: Invitation = { personId, role, answer: 'asked', answeredAt: null, ways: [] };
      change(id, { invitations: inOrder([...row.invitations, asked]) });
      return true;
    },
    async answer(id, personId, { answer, ways, at }) {
      const row = rows.get(id);
      if (row === undefined || invitationOf(id, personId) === undefined) return false;
      change(id, {
        invitations: row.invitations.map((one) =>
          one.personId === personId ? { ...one, answer, ways, answeredAt: at } : one,
        ),
      });
      return true;
    },
    async start(id, at) {
      if (rows.get(id)?.startedAt !== null) return false;
      change(id, { startedAt: at, aliveAt: at });
      return true;
    },
    async end(id, at) {
      const row = rows.get(id);
      if (row === undefined || row.startedAt === null || row.endedAt !== null) return false;
      change(id, { endedAt: at });
      return true;
    },
    async alive(at) {
      for (const { id, startedAt, endedAt, aliveAt } of rows.values())
        if (startedAt !== null && endedAt === null && (aliveAt ?? 0) < at) change(id, { aliveAt: at });
    },
    async remove(id) {
      rows.delete(id);
    },
    async agreedWays(id, personId) {
      const row = rows.get(id);
      const invitation = invitationOf(id, personId);
      const isUnderWay = row !== undefined && row.startedAt !== null && row.endedAt === null;
      return isUnderWay && invitation?.answer === 'agreed' ? invitation.ways : [];
    },
  };
}

function inOrder(invitations: Invitation[]): Invitation[] {
  return invitations.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}
