import type { RotationRow, Rotations } from '#app/ports/rotations.ts';

export function memoryRotations(): Rotations {
  const byId = new Map<string, RotationRow>();
  return {
    async list() {
      return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    async put(rotation) {
      byId.set(rotation.id, rotation);
    },
    async setOverrides(id, seen, next) {
      const known = byId.get(id);
      if (known === undefined || JSON.stringify(known.overrides) !== JSON.stringify(seen)) return false;
      byId.set(id, { ...known, overrides: next });
      return true;
    },
  };
}
