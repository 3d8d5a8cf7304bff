-- Whoever acts may let others begin to watch, and sees nothing of who does; notices, addresses and letters are one's own.
alter table records.watcher enable row level security;
create policy begun_by_all on records.watcher for insert with check (true);
create policy own on records.watcher using (member_id = (select records.acting()));
alter table records.notice enable row level security;
create policy own on records.notice using (member_id = (select records.acting()));
alter table records.mailbox enable row level security;
create policy own on records.mailbox using (member_id = (select records.acting()));
alter table records.letter enable row level security;

-- Whoever left is told nothing more.
create or replace function records.tell_watchers(
  touched uuid[], act text, done_by uuid, done_at timestamptz, only_for uuid[], burst interval, burst_max interval
) returns setof uuid language sql security definer set search_path = records, pg_temp as $$
  -- In one order everywhere, so that two acts never wait for each other.
  update notice set is_growing = false where notice_id in (
    select notice_id from notice
    where record_id = any (touched) and is_growing and (last_at < done_at - burst or began_at < done_at - burst_max)
    order by record_id, member_id for update);
  insert into notice as n (notice_id, member_id, record_id, acts, began_at, last_at, is_growing)
  select gen_random_uuid(), member_id, record_id, jsonb_build_object(act, 1), done_at, done_at, true
  from watcher join member using (member_id)
  where deactivated_at is null and record_id = any (touched) and not is_muted and member_id is distinct from done_by
    and (only_for is null or member_id = any (only_for))
  order by record_id, member_id
  on conflict (record_id, member_id) where is_growing do update set
    acts = n.acts || jsonb_build_object(act, coalesce((n.acts ->> act)::int, 0) + 1),
    last_at = greatest(n.last_at, excluded.last_at), read_at = null
  returning member_id;
$$;
