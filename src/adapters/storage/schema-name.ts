/** The schema of everything that belongs to the whole desk. */
export const DESK_SCHEMA = 'twoam';

/** The space in which real incidents live. */
export const REAL_SPACE_ID = 'real';
export const REAL_SPACE_SCHEMA = 'space_real';

const SPACE_SCHEMA = /^space_[a-z0-9_]{1,40}$/;

/** Checks the name of a space's schema, so that it can stand in SQL as it is. Throws for anything else. */
export function spaceSchema(name: string): string {
  if (!SPACE_SCHEMA.test(name)) throw new Error(`${JSON.stringify(name)} cannot be the schema of a space.`);
  return name;
}
