-- Who has a friction, too. Each sees their own rows alone, also where a verb forgets to ask for these; no time is kept, and no order.
create table records.me_too (
  record_id       uuid not null references records.record,
  member_id       uuid not null references records.member,
  primary key (record_id, member_id)
);
alter table records.me_too enable row level security;
create policy own on records.me_too using (member_id = (select records.acting()));

create index friction_merged on records.record ((detail ->> 'mergedInto')) where kind = 'friction' and status = 'merged';

-- How many people said so, of the friction and of those that were merged into it, each once: in steps of five, and null below. An exact
-- number would tell by how it grows who was there when it did; and merging a friction of one person into a large one, that it is one.
create function records.people_with(friction uuid) returns integer
language sql stable security definer set search_path = '' as $$
  with recursive part as (
    select friction as id
    union
    select r.record_id from records.record r join part on r.detail ->> 'mergedInto' = part.id::text
    where r.kind = 'friction' and r.status = 'merged' and r.removed_at is null
  )
  select nullif(count(distinct member_id) / 5 * 5, 0)::integer
  from records.me_too where record_id in (select id from part)
$$;
