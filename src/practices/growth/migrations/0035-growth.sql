-- What somebody wishes to learn. It is theirs: each sees their own rows and those that were shown to them, also where a verb forgets to
-- ask for these; an owner sees no others either. No record, no history and no list knows of it.
create table records.growth_goal (
  goal_id         uuid primary key,
  member_id       uuid not null references records.member,
  title           text not null,
  why             text not null,
  state           text not null check (state in ('active', 'reached', 'let_go')),
  steps           jsonb not null,                      -- [{"text", "isDone"}]
  evidence        jsonb not null,                      -- [{"link", "says"}], as the person picks it
  look_again_on   date,                                -- when they wish to be reminded; null for never
  notes           jsonb not null,                      -- [{"day", "text"}]: what they noted when they looked again
  created_on      date not null,
  unique (goal_id, member_id)
);
create index growth_goal_member on records.growth_goal (member_id);

-- To whom a goal is shown. The pair of keys keeps anybody from showing themselves what is somebody else's.
create table records.growth_shown (
  goal_id         uuid not null,
  owner_id        uuid not null,
  member_id       uuid not null references records.member,
  primary key (goal_id, member_id),
  foreign key (goal_id, owner_id) references records.growth_goal (goal_id, member_id) on delete cascade
);
create index growth_shown_member on records.growth_shown (member_id);
alter table records.growth_shown enable row level security;
create policy own on records.growth_shown using (owner_id = (select records.acting()));
create policy seen on records.growth_shown for select using (member_id = (select records.acting()));

alter table records.growth_goal enable row level security;
create policy own on records.growth_goal using (member_id = (select records.acting()));
create policy seen on records.growth_goal for select using (
  exists (select from records.growth_shown shown where shown.goal_id = growth_goal.goal_id
    and shown.member_id = (select records.acting()))
);
