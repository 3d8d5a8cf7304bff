-- What people wrote down: one core for all practices. A practice keeps what only it knows in `detail`.
create table records.record (
  record_id       uuid primary key,
  kind            text not null,                       -- decision
  number          integer not null,                    -- of its kind, from 1
  status          text not null,
  title           text not null,
  body            text not null,                       -- Markdown
  detail          jsonb not null,                      -- as the kind's shape has it
  author_id       uuid references records.member,      -- null where the author wished so
  version         integer not null,                    -- from 1; raised by each change
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  removed_at      timestamptz,
  unique (kind, number)
);
create index record_status on records.record (kind, status, number) where removed_at is null;

-- The last number given to a kind. A row of its own, so that two who add wait for each other and for nobody else.
create table records.last_number (
  kind            text primary key,
  number          integer not null
);

-- Each version whole: history, comparison and restoring read nothing else.
create table records.revision (
  record_id       uuid not null references records.record,
  version         integer not null,
  at              timestamptz not null,
  member_id       uuid references records.member,
  act             text not null,                       -- the verb that made it
  status          text not null,
  title           text not null,
  body            text not null,
  detail          jsonb not null,
  primary key (record_id, version)
);

create table records.comment (
  comment_id      uuid primary key,
  record_id       uuid not null references records.record,
  reply_to        uuid references records.comment,
  author_id       uuid references records.member,
  body            text not null,
  version         integer not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  removed_at      timestamptz
);
create index comment_record on records.comment (record_id, created_at, comment_id);

-- What somebody took on.
create table records.action (
  action_id       uuid primary key,
  record_id       uuid not null references records.record,
  text            text not null,
  state           text not null check (state in ('open', 'done', 'dropped')),
  owner_id        uuid references records.member,      -- null while nobody took it on
  due             date,
  added_by        uuid not null references records.member,
  version         integer not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index action_record on records.action (record_id, created_at, action_id);
create index action_owner on records.action (owner_id, created_at, action_id) where state = 'open';

-- What search looks in: a row for each record, and for each comment on it. A table of its own, so that reading a record does
-- not read this.
create table records.words (
  record_id       uuid not null references records.record,
  comment_id      uuid not null,                       -- the record's id for its own words
  kind            text not null,
  at              timestamptz not null,                -- when they were last written
  search          tsvector not null,                   -- title A, detail B, body C, comment D
  primary key (record_id, comment_id)
);
create index words_at on records.words (at);
create index words_search on records.words using gin (search);

-- What a text points at: other records, lines of code, commits, addresses.
create table records.link (
  record_id       uuid not null references records.record,
  source_id       uuid not null,                       -- the comment that says it, or the record itself
  position        integer not null,                    -- in the text, from 1
  target          jsonb not null,                      -- as src/records/references.ts has it
  primary key (record_id, source_id, position)
);
create index link_target on records.link using gin (target jsonb_path_ops);
