-- Game days: a space of its own like a drill's, played by people who were asked and agreed. What they agreed to lives
-- here, beside the accounts, and not in the space: nothing that happens in the space can change it.

alter table twoam.spaces drop constraint spaces_kind_check;
alter table twoam.spaces add constraint spaces_kind_check check (kind in ('real', 'drill', 'game-day'));

create table twoam.game_days (
  -- Also the id of its space, once it has started.
  id text primary key,
  title text not null,
  -- Null: its leader brings every signal by hand.
  scenario text,
  starts_at bigint not null,
  speed double precision not null,
  -- The person who planned it; null when a token did.
  leader_id text,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint,
  -- When a server last looked after it, so that its time goes on from there after all of them were away.
  alive_at bigint
);

create table twoam.game_day_invitations (
  game_day_id text not null references twoam.game_days (id) on delete cascade,
  person_id text not null,
  role text not null,
  answer text not null check (answer in ('asked', 'agreed', 'declined')),
  answered_at bigint,
  -- Real addresses at which the person agreed to be reached, as `[{"channel": "mail", "address": "…"}]`.
  ways jsonb not null default '[]',
  primary key (game_day_id, person_id)
);
create index game_day_invitations_person on twoam.game_day_invitations (person_id);
