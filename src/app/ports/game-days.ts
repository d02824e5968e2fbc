import type { Instant } from '#core/shared/instant.ts';

/** A real address at which somebody agreed to be reached in a game day. */
export interface AgreedWay {
  channel: 'mail' | 'webhook';
  address: string;
}

/** What a person was asked to play, and what they said. */
export interface Invitation {
  personId: string;
  /** The role of the procedure that the person plays. */
  role: string;
  answer: 'asked' | 'agreed' | 'declined';
  answeredAt: Instant | null;
  /** Empty: messages stay in the game day’s own outbox. */
  ways: AgreedWay[];
}

/** A game day as it was planned, and how far it has come. Its space has the same id once it has started. */
export interface GameDayRow {
  id: string;
  title: string;
  /** Null: its leader brings every signal by hand. */
  scenario: string | null;
  /** When people are asked to be there, in real time. */
  startsAt: Instant;
  speed: number;
  /** The person who planned it; null when a token did. */
  leaderId: string | null;
  createdAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  /** When a server last looked after it while it was under way. */
  aliveAt: Instant | null;
  /** In the order of their person ids. */
  invitations: Invitation[];
}

/** Game days of the desk and what each invited person said. Erasing a person removes their invitations. */
export interface GameDays {
  /** The one that was planned last comes first. */
  list(): Promise<GameDayRow[]>;
  get(id: string): Promise<GameDayRow | null>;
  plan(row: Omit<GameDayRow, 'startedAt' | 'endedAt' | 'aliveAt'>): Promise<void>;
  /** False when the person is invited already, or there is no such game day. */
  invite(id: string, personId: string, role: string): Promise<boolean>;
  /** False when the person is not invited. */
  answer(
    id: string,
    personId: string,
    given: { answer: 'agreed' | 'declined'; ways: AgreedWay[]; at: Instant },
  ): Promise<boolean>;
  /** False when it had started before. */
  start(id: string, at: Instant): Promise<boolean>;
  /** False when it had ended before, or has not started. */
  end(id: string, at: Instant): Promise<boolean>;
  /** Notes that those under way are looked after. */
  alive(at: Instant): Promise<void>;
  remove(id: string): Promise<void>;
  /** Where the person agreed to be reached, read anew at each call; empty before the start, after the end and for strangers. */
  agreedWays(id: string, personId: string): Promise<AgreedWay[]>;
}
