-- Where a member's notices are sent by mail. No row: nowhere.
create table records.mailbox (
  member_id       uuid primary key references records.member,
  address         text not null,
  key             uuid not null unique,                -- random; whoever has a mail can end the mails by it
  is_on           boolean not null,
  problem         text                                 -- why it was switched off; null where the member wished so
);
