/** Words kept apart from events, where they can be changed when a person is erased. */
export interface TextRow {
  id: string;
  body: string;
  authorId: string | null;
}

/** Keeps written words apart from events, where erasing a person reaches them. */
export interface Texts {
  /** Bodies by id; an unknown id is absent. */
  bodies(ids: string[]): Promise<Map<string, string>>;
  put(rows: TextRow[]): Promise<void>;
}
