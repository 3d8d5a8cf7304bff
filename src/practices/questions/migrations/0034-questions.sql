-- Hints that helpers left on a question. Whether one was opened is told without saying when.
create table records.hint (
  hint_id         uuid primary key,
  record_id       uuid not null references records.record,
  rung            smallint not null check (rung between 0 and 6),
  body            text not null,
  author_id       uuid references records.member,
  is_open         boolean not null default false,
  version         integer not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index hint_record on records.hint (record_id, rung, created_at, hint_id);

-- Questions whose answer was found while they were written, by what they were about. Nobody's name, and no day: a month is told.
create table records.found_alone (
  topic           text not null,               -- '' where nobody said
  month           date not null,
  found_count     integer not null,
  primary key (topic, month)
);

-- When somebody is around for questions, as they say themselves.
create table records.office_hours (
  office_hours_id uuid primary key,
  member_id       uuid not null references records.member,
  weekday         smallint not null check (weekday between 1 and 7),  -- 1 is Monday
  from_minute     smallint not null check (from_minute between 0 and 1439),
  to_minute       smallint not null check (to_minute between 1 and 1440),
  zone            text not null,
  about           text not null,
  check (from_minute < to_minute)
);
create index office_hours_member on records.office_hours (member_id);

-- Who was told of a question since they know its code, so that it is not always the same two. Nobody reads it: the function alone does.
create table records.reached (
  record_id       uuid not null references records.record,
  member_id       uuid not null references records.member,
  day             date not null,
  primary key (record_id, member_id)
);
create index reached_member on records.reached (member_id, day);
alter table records.reached enable row level security;

-- Of those who know the code, the best first, as many as are wanted: each question of the last four weeks sets one back by three places.
-- Rows of before are gone. Gives who was chosen, to be told.
create function records.reach(question uuid, candidates uuid[], asked_by uuid, today date, wanted integer) returns setof uuid
language sql security definer set search_path = records, pg_temp as $$
  delete from reached where day < today - 28;
  insert into reached (record_id, member_id, day)
  select question, member_id, today
  from unnest(candidates) with ordinality as candidate (member_id, place) join member using (member_id)
  where deactivated_at is null and role <> 'guest' and member_id is distinct from asked_by
  order by place + 3 * (select count(*) from reached r where r.member_id = candidate.member_id), place
  limit wanted
  on conflict do nothing
  returning member_id;
$$;
