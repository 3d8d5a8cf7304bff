-- Evidence pinned to a record: what was asked, so that it can be asked again, and the whole answer of that day.
create table records.pin (
  pin_id          uuid primary key,
  record_id       uuid not null references records.record,
  verb            text not null,                       -- evidence.hotspots
  input           jsonb not null,                      -- as the verb parsed it; a window like 12m stays so
  place           text,                                -- the row of the answer that is meant: a file, a kind; null for the whole
  measure         text not null,                       -- the number that is meant: revisions
  better          text check (better in ('lower', 'higher')),  -- which way is hoped for; null where nobody said
  label           text not null,                       -- the measure in words
  value           double precision,                    -- null where it could not be told on that day
  unit            text not null,
  n               integer not null,                    -- how many changes stood behind it
  low             double precision,                    -- its interval, where the answer has one
  high            double precision,
  window_label    text not null,
  window_from     timestamptz,                         -- what the window meant on that day; null where there was no history
  window_to       timestamptz,
  head            text not null,                       -- the newest commit then
  answer          json not null,                       -- kept to the letter, so not jsonb
  note            text not null,
  pinned_by       uuid not null references records.member,
  pinned_at       timestamptz not null,
  removed_at      timestamptz
);
create index pin_record on records.pin (record_id, pinned_at, pin_id);

-- Decisions that are to be reviewed, the most overdue first.
create index record_review on records.record (kind, (detail ->> 'reviewOn'), number)
  where status = 'accepted' and removed_at is null and detail ->> 'reviewOn' is not null;

-- What a team said of a decision afterwards: did it work? With what its pins said on that day.
create table records.decision_review (
  review_id       uuid primary key,
  record_id       uuid not null references records.record,
  at              timestamptz not null,
  by_id           uuid not null references records.member,
  verdict         text not null check (verdict in ('worked', 'did not', 'cannot tell')),
  because         text not null,                       -- Markdown
  since           date not null,                       -- before and after are told of this day
  next_on         date,
  also_decided    json not null,                       -- what else was decided since: it may be the cause as well
  compared        json not null                        -- each pin, as src/records/pin-shape.ts has it; to the letter
);
create index decision_review_record on records.decision_review (record_id, at desc, review_id desc);
