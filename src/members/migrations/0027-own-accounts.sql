-- Which account of a forge is a member's own, as they say themselves: what waits for them is looked up by it. Each sees their own rows
-- alone, also where a verb forgets to ask for these; an owner sees no others either. No time is kept.
create table records.own_account (
  account_key     text primary key,            -- forge.account.key: whoever says of an account that is somebody's already hears just that
  member_id       uuid not null references records.member
);
alter table records.own_account enable row level security;
create policy own on records.own_account using (member_id = (select records.acting()));
