-- A chat that is told what happens. Its address is a secret, and stands in the environment alone.
create table records.chat (
  chat_id         bytea primary key,                   -- SHA-256 of its address
  kinds           text[] not null,                     -- of records it is told of
  began_at        timestamptz not null,                -- what was done before, it is not told
  message_id      uuid,                                -- of the message under way; null while there is none
  attempts        integer not null,                    -- to tell that one
  next_at         timestamptz not null,
  failing_since   timestamptz,                         -- null while it can be told
  problem         text,                                -- of the last attempt
  is_on           boolean not null
);

-- What stands in which message, from before it is sent: sent again, a message says the same.
create table records.chat_told (
  chat_id         bytea not null references records.chat on delete cascade,
  deed_id         uuid not null references records.deed,
  message_id      uuid not null,
  primary key (chat_id, deed_id)
);
create index chat_told_message on records.chat_told (message_id);

-- A notice may be about the workspace itself.
alter table records.notice
  alter column record_id drop not null,
  add column says text,                                -- what it is about, where that is no record
  add check ((record_id is null) = (says is not null));
