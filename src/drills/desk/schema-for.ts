/** The schema of a space that is not the real one. */
export function schemaFor(id: string): string {
  return `space_${id.toLowerCase().replace(/[^a-z0-9]/g, '_')}`.slice(0, 46);
}
