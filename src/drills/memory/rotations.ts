import type { RotationRow, Rotations } from '#app/ports.ts';

export function memoryRotations(): Rotations {
  const byId = new Map<string, RotationRow>();
  return {
    async list() {
      return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    async put(rotation) {
      byId.set(rotation.id, rotation);
    },
  };
}
