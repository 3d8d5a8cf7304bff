-- What two who talk with each other from time to time keep for it: agenda, notes, and what each takes on. It belongs to both and to
-- nobody else: the walls let these two through and no owner. No record, no history and no list knows of it.
create table records.one_to_one (
  one_to_one_id   uuid primary key,
  first_id        uuid not null references records.member,     -- who began it
  second_id       uuid not null references records.member,
  begun_on        date not null,
  opened_on       date,                                -- when the other did: until then it is a question
  first_left      boolean not null default false,
  second_left     boolean not null default false,
  check (first_id <> second_id)
);
-- Two have one at a time.
create unique index one_to_one_pair on records.one_to_one (least(first_id, second_id), greatest(first_id, second_id))
  where not first_left and not second_left;
create index one_to_one_first on records.one_to_one (first_id);
create index one_to_one_second on records.one_to_one (second_id);

-- One for each day on which they talked.
create table records.one_to_one_meeting (
  meeting_id      uuid primary key,
  one_to_one_id   uuid not null references records.one_to_one on delete cascade,
  held_on         date not null,
  notes           text not null,
  version         integer not null,                    -- both write: the second of two at once is told
  unique (one_to_one_id, held_on)
);

create table records.one_to_one_item (
  item_id         uuid primary key,
  one_to_one_id   uuid not null references records.one_to_one on delete cascade,
  position        integer not null,
  said_by         uuid not null references records.member,
  text            text not null,
  taken_by        uuid references records.member,      -- who does it; null of what is to be talked about
  added_after     integer not null,                    -- how many times they had talked: what stays open over one more was carried over
  done_on         date,                                -- null while it is open
  done_in         uuid references records.one_to_one_meeting   -- null where it was done before they ever talked
);
create index one_to_one_item_of on records.one_to_one_item (one_to_one_id, position);

-- What one of them jots down for themselves; the other does not see it.
create table records.one_to_one_jotting (
  one_to_one_id   uuid not null references records.one_to_one on delete cascade,
  member_id       uuid not null references records.member,
  text            text not null,
  primary key (one_to_one_id, member_id)
);

-- Nobody is let in by what they write: who begins names themselves, and only both together are deleted, by the function below.
alter table records.one_to_one enable row level security;
create policy begun_by_oneself on records.one_to_one for insert
  with check (first_id = (select records.acting()) and opened_on is null);
create policy seen_by_both on records.one_to_one for select using (
  (first_id = (select records.acting()) and not first_left) or (second_id = (select records.acting()) and not second_left));
create policy opened_by_the_other on records.one_to_one for update using (
  second_id = (select records.acting()) and not second_left);

alter table records.one_to_one_meeting enable row level security;
create policy written_by_both on records.one_to_one_meeting using (
  exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_meeting.one_to_one_id));

alter table records.one_to_one_item enable row level security;
create policy said_by_oneself on records.one_to_one_item for insert with check (
  said_by = (select records.acting())
  and exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_item.one_to_one_id));
create policy seen_by_both on records.one_to_one_item for select using (
  exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_item.one_to_one_id));
create policy changed_by_both on records.one_to_one_item for update using (
  exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_item.one_to_one_id));
create policy taken_back_by_oneself on records.one_to_one_item for delete using (
  said_by = (select records.acting())
  and exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_item.one_to_one_id));

alter table records.one_to_one_jotting enable row level security;
create policy own on records.one_to_one_jotting using (
  member_id = (select records.acting())
  and exists (select from records.one_to_one o where o.one_to_one_id = one_to_one_jotting.one_to_one_id));

-- Tells the other that they are asked. Notices are one's own, so this does it for whoever began it, and for nobody else.
create function records.ask_one_to_one(id uuid, says text, leads_to text, asked_at timestamptz) returns setof uuid
language sql security definer set search_path = records, pg_temp as $$
  insert into notice (notice_id, member_id, says, leads_to, acts, began_at, last_at, is_growing)
  select gen_random_uuid(), second_id, ask_one_to_one.says, ask_one_to_one.leads_to, '{}', asked_at, asked_at, false
  from one_to_one
  where one_to_one_id = id and opened_on is null and first_id = coalesce(acting(), first_id)
  returning member_id;
$$;

-- Whoever leaves sees it no more, and what they jotted down is gone. When both have left, or the other never opened it, nothing is left
-- of it. Says whether anything is; null where they were not in it.
create function records.leave_one_to_one(id uuid, member uuid, leads_to text) returns boolean
language plpgsql security definer set search_path = records, pg_temp as $$
declare
  who uuid := coalesce(acting(), member);
  o one_to_one;
begin
  select * into o from one_to_one where one_to_one_id = id for update;
  if not found or not ((o.first_id = who and not o.first_left) or (o.second_id = who and not o.second_left)) then
    return null;
  end if;
  delete from one_to_one_jotting where one_to_one_id = id and member_id = who;
  delete from notice n where n.leads_to = leave_one_to_one.leads_to
    and (n.member_id = who or o.first_id = who and o.opened_on is null);
  if (o.first_id = who and (o.second_left or o.opened_on is null)) or (o.second_id = who and o.first_left) then
    delete from one_to_one_item where one_to_one_id = id;
    delete from one_to_one where one_to_one_id = id;
    return false;
  end if;
  update one_to_one set first_left = first_left or first_id = who, second_left = second_left or second_id = who
  where one_to_one_id = id;
  return true;
end $$;
