-- What people do through the verbs. Facts live in the schema public; what people wrote, and that they did, in this one.
create schema records;

create table records.member (
  member_id       uuid primary key,
  name            text not null,
  role            text not null check (role in ('owner', 'member', 'guest')),
  created_at      timestamptz not null
);

-- One line for each write, whatever door it came through.
create table records.deed (
  deed_id         uuid primary key,
  at              timestamptz not null,
  member_id       uuid references records.member,      -- null where the act leaves no name
  act             text not null,                       -- the verb
  record_ids      uuid[] not null
);
create index deed_at on records.deed (at);

-- Answers by idempotency key.
create table records.kept_answer (
  member_id       uuid not null references records.member,
  key             text not null,
  act             text not null,
  digest          bytea not null,                      -- SHA-256 of the input
  answer          jsonb,                               -- null while the act is being done
  at              timestamptz not null,
  primary key (member_id, key)
);
create index kept_answer_at on records.kept_answer (at);
