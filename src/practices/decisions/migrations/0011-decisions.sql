-- Whose voice is wished on a proposal, and why theirs.
create table records.wanted_voice (
  record_id       uuid not null references records.record,
  member_id       uuid not null references records.member,
  why             text not null,
  asked_by        uuid not null references records.member,
  asked_at        timestamptz not null,
  primary key (record_id, member_id)
);

-- What somebody said to a proposal: "I can live with it", or what speaks against it. Never overwritten: who thinks otherwise
-- later says so in a new one.
create table records.voice (
  voice_id        uuid primary key,
  record_id       uuid not null references records.record,
  position        integer not null,                    -- from 1: the order in which they were said, whatever the clock does
  member_id       uuid not null references records.member,
  stance          text not null check (stance in ('consents', 'objects')),
  words           text not null,                       -- of an objection the reason; of a consent '' where nothing was added
  version         integer not null,                    -- of the record, as it was read
  said_at         timestamptz not null,
  answer          text,                                -- all three null while nobody answered
  answered_by     uuid references records.member,
  answered_at     timestamptz,
  lifted_at       timestamptz,                         -- by whoever objected
  unique (record_id, position)
);

-- What came of looking whether a decision is honoured: a row for each look at each check, none of them overwritten.
create table records.confirmation (
  record_id       uuid not null references records.record,
  check_id        uuid not null,                       -- as the decision's detail has it
  looked_at       timestamptz not null,
  head            text,                                -- what was looked at; null where nothing could be
  outcome         jsonb not null,                      -- as src/practices/decisions/confirmation.ts has it
  primary key (record_id, check_id, looked_at)
);
