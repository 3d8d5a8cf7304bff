-- A workspace that several people share: who belongs to it, who may come, and what their programs may do.
alter table records.member
  add column deactivated_at timestamptz,              -- whoever left; their words stay
  add column signed_out_at timestamptz;               -- no session from before that counts

-- One row where people share the workspace: the address they reach it by. None on one machine.
create table records.workspace (
  is_it           boolean primary key check (is_it),
  url             text not null
);

create table records.team (
  team_id         uuid primary key,
  name            text not null,
  created_at      timestamptz not null
);
create unique index team_name on records.team (lower(name));

create table records.team_member (
  team_id         uuid not null references records.team on delete cascade,
  member_id       uuid not null references records.member,
  primary key (team_id, member_id)
);
create index team_member_member on records.team_member (member_id);

-- Links that let somebody in, once. Whoever reads this table can use none of them: it holds their digests.
create table records.invitation (
  invitation_id   uuid primary key,
  digest          bytea not null unique,               -- SHA-256 of what the link ends with
  role            text not null check (role in ('owner', 'member', 'guest')),
  email           text,                                -- whom it is for, where that was said
  invited_by      uuid references records.member,      -- null where the server itself did
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  revoked_at      timestamptz
);

-- Links by which a member gives themselves a new password, once.
create table records.reset (
  digest          bytea primary key,
  member_id       uuid not null references records.member,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz
);

-- What a member's programs ask with.
create table records.token (
  token_id        uuid primary key,
  member_id       uuid not null references records.member,
  name            text not null,
  digest          bytea not null unique,
  scopes          text[] not null,
  practices       text[],                              -- null for all
  created_at      timestamptz not null,
  expires_at      timestamptz,
  used_on         date,                                -- the day of the last use, and no more than that
  revoked_at      timestamptz
);
create index token_member on records.token (member_id, created_at, token_id);

-- How members sign in. Beside the records and not among them: no verb reads this.
create schema accounts;

create table accounts.login (
  id              uuid primary key references records.member (member_id),
  name            text not null,
  email           text not null unique,                -- in small letters
  email_verified  boolean not null,
  image           text,                                -- never filled; the library wants the column
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);

create table accounts.session (
  id              uuid primary key,
  token           text not null unique,                -- SHA-256 of what the cookie holds
  user_id         uuid not null references accounts.login on delete cascade,
  expires_at      timestamptz not null,                -- whatever happens
  seen_at         timestamptz not null default now(),  -- to the quarter of an hour: an idle session ends
  ip_address      text,                                -- never filled
  user_agent      text,                                -- never filled
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index session_login on accounts.session (user_id);

-- A way of signing in: a password, or an account elsewhere. What that elsewhere gave us to act there is not kept.
create table accounts.way (
  id              uuid primary key,
  user_id         uuid not null references accounts.login on delete cascade,
  provider_id     text not null,                       -- credential, github, oidc
  account_id      text not null,
  password        text,                                -- scrypt, with its salt
  access_token    text,                                -- never filled
  refresh_token   text,                                -- never filled
  id_token        text,                                -- never filled
  access_token_expires_at timestamptz,                 -- never filled
  refresh_token_expires_at timestamptz,                -- never filled
  scope           text,                                -- never filled
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  unique (provider_id, account_id)
);
create index way_login on accounts.way (user_id);

-- On the way to a provider and back.
create table accounts.verification (
  id              uuid primary key,
  identifier      text not null,
  value           text not null,
  expires_at      timestamptz not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index verification_identifier on accounts.verification (identifier);

-- Who was tried for of late, so that guessing is slow. Digests, and gone after a quarter of an hour.
create table accounts.attempt (
  attempt_id      uuid primary key,
  about           bytea not null,                      -- SHA-256 of an e-mail address or of where it came from
  at              timestamptz not null
);
create index attempt_about on accounts.attempt (about, at);
