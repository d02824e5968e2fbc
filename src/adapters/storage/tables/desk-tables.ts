import type { Generated } from 'kysely';
import type { Actor } from '#core/shared/actor.ts';
import type { AgreedWay, Invitation } from '#app/ports/game-days.ts';
import type { RunnerRow } from '#app/ports/runners.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import type { Json } from './json-column.ts';

/** Tables of the whole desk, in the schema `twoam`; login's tables belong to the HTTP adapter. */
export interface DeskTables {
  spaces: {
    id: string;
    schema: string;
    kind: SpaceRow['kind'];
    title: string;
    scenario: string | null;
    seat: SpaceRow['seat'];
    state: SpaceRow['state'];
    waiting_for: string | null;
    clock_base_at: number;
    clock_real_base_at: number;
    clock_speed: number;
    cursor: number;
    created_at: number;
  };
  audit: {
    id: string;
    at: number;
    actor: Json<Actor>;
    who: string;
    what: string;
    target: string;
    outcome: 'done' | 'refused';
  };
  settings: { key: string; value: Json<unknown>; secret: Buffer | null };
  connections: { name: string; connection: Json<unknown>; secret: Buffer | null; changed_at: number };
  runners: {
    name: string;
    public_key: string;
    commands: Json<RunnerRow['commands']>;
    version: string | null;
    enrolled_at: number;
    last_seen_at: number | null;
    revoked_at: number | null;
  };
  runner_enrolments: {
    token_hash: string;
    name: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
  runner_requests: { runner: string; nonce: string; expires_at: number };
  game_days: {
    id: string;
    title: string;
    scenario: string | null;
    starts_at: number;
    speed: number;
    leader_id: string | null;
    created_at: number;
    started_at: Generated<number | null>;
    ended_at: Generated<number | null>;
    alive_at: Generated<number | null>;
  };
  game_day_invitations: {
    game_day_id: string;
    person_id: string;
    role: string;
    answer: Invitation['answer'];
    answered_at: number | null;
    ways: Json<AgreedWay[]>;
  };
}
