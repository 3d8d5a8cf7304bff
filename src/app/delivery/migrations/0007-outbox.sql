-- Letters to members: what they did not read yet, by mail. A row is there before the mail is sent and is marked behind it, so that
-- one that was interrupted is sent again, perhaps twice, and never lost. Its words are made when it is sent.
create table records.letter (
  letter_id       uuid primary key,
  member_id       uuid not null references records.member,
  made_at         timestamptz not null,
  attempts        integer not null,
  next_at         timestamptz not null,                -- of the next attempt
  outcome         text check (outcome in ('sent', 'dropped', 'given_up')), -- null while under way
  problem         text                                 -- of the last attempt
);
create unique index letter_under_way on records.letter (member_id) where outcome is null;
create index letter_due on records.letter (next_at) where outcome is null;
create index letter_member on records.letter (member_id, made_at);

alter table records.notice add column letter_id uuid references records.letter; -- null while in no letter
create index notice_letter on records.notice (letter_id) where letter_id is not null;
