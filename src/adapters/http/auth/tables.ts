import type { Pool } from 'pg';
import { Kysely, PostgresDialect, type ColumnType, type Selectable } from 'kysely';
import type { Caller } from '#app/caller.ts';
import type { LinkView } from './auth.ts';

interface Accounts {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  role: Caller['role'];
  may_publish: boolean;
  person_id: string | null;
  created_at: Date;
  updated_at: Date;
}

interface Sessions {
  id: string;
  account_id: string;
  token: string;
  expires_at: Date;
  created_at: Date;
  passkey_id: string | null;
}

interface Passkeys {
  id: string;
  account_id: string;
  name: string;
  credential_id: string;
  public_key: Buffer;
  /** A bigint, which comes as text. */
  counter: ColumnType<string, number, number>;
  transports: string[];
  host: string;
  synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
}

interface UsedChallenges {
  challenge: string;
  used_at: Date;
}

interface Credentials {
  id: string;
  account_id: string;
  provider_id: string;
  provider_account_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

interface OneTimeLinks {
  token_hash: string;
  kind: LinkView['kind'];
  account_id: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

interface FirstAccount {
  only: boolean;
  account_id: string;
  made_at: Date;
}

interface ApiTokens {
  id: string;
  name: string;
  secret_hash: string;
  scopes: string[];
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
}

/** The columns that we touch ourselves; better-auth's own are wider (migrations/desk/0010_accounts.sql). */
export interface AuthTables {
  'twoam.accounts': Accounts;
  'twoam.sessions': Sessions;
  'twoam.credentials': Credentials;
  'twoam.one_time_links': OneTimeLinks;
  'twoam.first_account': FirstAccount;
  'twoam.api_tokens': ApiTokens;
  'twoam.passkeys': Passkeys;
  'twoam.used_challenges': UsedChallenges;
}

export type AuthDatabase = Kysely<AuthTables>;
export type AccountRow = Selectable<Accounts>;
export type PasskeyRow = Selectable<Passkeys>;
export type LinkRow = Selectable<OneTimeLinks>;

export function authDatabase(pool: Pool): AuthDatabase {
  return new Kysely<AuthTables>({ dialect: new PostgresDialect({ pool }) });
}
