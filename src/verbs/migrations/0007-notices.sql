-- Who wants to hear of which record. Without times: a row that came with a text nobody signed must not be found by when it came.
create table records.watcher (
  record_id       uuid not null references records.record,
  member_id       uuid not null references records.member,
  is_muted        boolean not null,                    -- wants to hear nothing, whatever happens
  primary key (record_id, member_id)
);

-- What others did with what a member watches: one row for each record and burst of acts. Never who did it.
create table records.notice (
  notice_id       uuid primary key,
  member_id       uuid not null references records.member,
  record_id       uuid not null references records.record,
  acts            jsonb not null,                      -- how often each verb: {"comments.add": 2}
  began_at        timestamptz not null,
  last_at         timestamptz not null,
  is_growing      boolean not null,                    -- what is done next is added to it
  read_at         timestamptz
);
-- Two who act at once add to the same one.
create unique index notice_growing on records.notice (record_id, member_id) where is_growing;
create index notice_member on records.notice (member_id, (read_at is not null), last_at desc, notice_id desc);
create index notice_unread on records.notice (member_id, record_id) where read_at is null;

-- Who watches, and what others are told, whoever acts may not see; so this does it for them. All who watch the touched records are
-- told, or those of them in `only_for` where that is not null, but not whoever did it. Gives who was told.
create function records.tell_watchers(
  touched uuid[], act text, done_by uuid, done_at timestamptz, only_for uuid[], burst interval, burst_max interval
) returns setof uuid language sql security definer set search_path = records, pg_temp as $$
  -- In one order everywhere, so that two acts never wait for each other.
  update notice set is_growing = false where notice_id in (
    select notice_id from notice
    where record_id = any (touched) and is_growing and (last_at < done_at - burst or began_at < done_at - burst_max)
    order by record_id, member_id for update);
  insert into notice as n (notice_id, member_id, record_id, acts, began_at, last_at, is_growing)
  select gen_random_uuid(), member_id, record_id, jsonb_build_object(act, 1), done_at, done_at, true
  from watcher
  where record_id = any (touched) and not is_muted and member_id is distinct from done_by
    and (only_for is null or member_id = any (only_for))
  order by record_id, member_id
  on conflict (record_id, member_id) where is_growing do update set
    acts = n.acts || jsonb_build_object(act, coalesce((n.acts ->> act)::int, 0) + 1),
    last_at = greatest(n.last_at, excluded.last_at), read_at = null
  returning member_id;
$$;
