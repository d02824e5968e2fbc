import type { Instant } from '#core/shared/instant.ts';

/** A person as the desk knows them; once erased, only their label is left. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  zone: string;
  contacts: { channel: 'mail' | 'webhook'; address: string }[];
  /** How the person is shown once erased, such as `responder 7`. */
  label: string;
  erasedAt: Instant | null;
}

/** Keeps people, their names and their addresses. */
export interface People {
  list(): Promise<PersonRow[]>;
  get(id: string): Promise<PersonRow | null>;
  /** Names by id; an erased person's label. */
  names(ids: string[]): Promise<Map<string, string>>;
  create(person: Omit<PersonRow, 'label' | 'erasedAt'>): Promise<void>;
  update(person: Omit<PersonRow, 'label' | 'erasedAt'>): Promise<void>;
  /**
   * Blanks name, addresses and contacts, replaces the name, address and email in every text, outbox message, signal,
   * report and audit row by the label, and ends the person's account and sessions.
   */
  erase(id: string, at: Instant): Promise<{ label: string } | null>;
}

/** Which people have accounts, for the page that shows both. */
export interface AccountsOfPeople {
  byPerson(): Promise<Map<string, { role: 'admin' | 'responder' | 'viewer'; mayPublish: boolean }>>;
}
