-- What forges sent by themselves, as it came: kept before it is answered, understood later, and once.
create table forge.delivery (
  source          text not null,               -- github
  delivery_id     text not null,               -- the sender's own id: the same where it is sent again
  event           text not null,               -- pull_request
  body            bytea not null,              -- as it came
  received_at     timestamptz not null,
  processed_at    timestamptz,                 -- null while it waits
  attempts        smallint not null default 0,
  outcome         text,                        -- kept, nothing, not understood, failed
  problem         text,                        -- in words, where it is one of the last two
  primary key (source, delivery_id)
);
create index delivery_waiting on forge.delivery (received_at) where processed_at is null;
