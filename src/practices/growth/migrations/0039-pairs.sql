-- Who offers to show something, who wishes to learn, and who came together by it. What somebody says of themselves only they see; what they
-- let all see stands in a view of its own, so that no verb can tell more of it by mistake. What brings two together reads all of it as
-- whoever owns the tables (src/practices/growth/pairs/begin-round.ts), and no verb does.
create table records.growth_offer (
  member_id       uuid primary key references records.member,
  topics          text[] not null,
  areas           text[] not null,                     -- `repository:src/app`, as people write them
  places          integer not null check (places between 0 and 20),
  is_shown        boolean not null                     -- all may see topics and areas
);
create table records.growth_wish (
  member_id       uuid primary key references records.member,
  topics          text[] not null,
  areas           text[] not null,
  places          integer not null check (places between 1 and 10),
  again           uuid[] not null,                     -- with whom they wish to be again
  manager_id      uuid references records.member,      -- with whom they are not brought together
  is_shown        boolean not null
);
create table records.growth_hours (
  member_id       uuid primary key references records.member,
  zone            text not null,
  hours           text not null,                       -- 9-12,13-17
  days            text not null                        -- mon-fri
);
-- Private to whoever says it, and to the matcher. It counts in both directions, and stands in no answer.
create table records.growth_avoid (
  member_id       uuid not null references records.member,
  avoided_id      uuid not null references records.member,
  primary key (member_id, avoided_id)
);
alter table records.growth_offer enable row level security;
create policy own on records.growth_offer using (member_id = (select records.acting()));
alter table records.growth_wish enable row level security;
create policy own on records.growth_wish using (member_id = (select records.acting()));
alter table records.growth_hours enable row level security;
create policy own on records.growth_hours using (member_id = (select records.acting()));
alter table records.growth_avoid enable row level security;
create policy own on records.growth_avoid using (member_id = (select records.acting()));

-- What people let all see, and no more of it: a view is read as its owner, whom no wall holds.
create view records.growth_seen as
  select member_id, 'offer' as side, topics, areas from records.growth_offer where is_shown
  union all
  select member_id, 'wish', topics, areas from records.growth_wish where is_shown;

-- All may know that there is a round, and until when.
create table records.growth_round (
  round           integer primary key,
  begun_on        date not null,
  first_until     date not null,                       -- the last day to answer first proposals
  second_until    date not null,                       -- and second ones; the round is over after it
  is_moved_on     boolean not null default false,      -- second proposals are made, and answers to first ones deleted
  is_over         boolean not null default false       -- answers to second ones, too
);

create table records.growth_proposal (
  proposal_id     uuid primary key,
  round           integer not null references records.growth_round,
  is_second       boolean not null,
  learner_id      uuid not null references records.member,
  guide_id        uuid not null references records.member,
  fit             jsonb not null                       -- why, as src/practices/growth/pairs/fit.ts has it
);
create index growth_proposal_learner on records.growth_proposal (learner_id);
create index growth_proposal_guide on records.growth_proposal (guide_id);
create index growth_proposal_round on records.growth_proposal (round);
alter table records.growth_proposal enable row level security;
create policy of_both on records.growth_proposal for select
  using (learner_id = (select records.acting()) or guide_id = (select records.acting()));
-- Whoever takes all of theirs back takes these, too.
create policy taken_back on records.growth_proposal for delete
  using (learner_id = (select records.acting()) or guide_id = (select records.acting()));

-- Whom the learner could be with otherwise: for the learner alone. Gone when the first proposals are over.
create table records.growth_otherwise (
  proposal_id     uuid primary key references records.growth_proposal on delete cascade,
  learner_id      uuid not null references records.member,
  guide_id        uuid not null references records.member,
  fit             jsonb not null,
  cost            double precision not null            -- which of two second choices of one place goes first
);
alter table records.growth_otherwise enable row level security;
create policy of_the_learner on records.growth_otherwise using (learner_id = (select records.acting()));

-- A yes or a no: each sees their own alone, and when the time is over all of them are deleted. Without times.
create table records.growth_answer (
  proposal_id     uuid not null references records.growth_proposal on delete cascade,
  member_id       uuid not null references records.member,
  is_yes          boolean not null,
  primary key (proposal_id, member_id)
);
alter table records.growth_answer enable row level security;
create policy own on records.growth_answer using (member_id = (select records.acting()));

-- Two who both said yes. Made by the function below alone.
create table records.growth_pair (
  pair_id         uuid primary key,
  round           integer not null,
  learner_id      uuid not null references records.member,
  guide_id        uuid not null references records.member,
  fit             jsonb not null,
  began_on        date not null,
  ended_on        date,
  unique (round, learner_id, guide_id)
);
create index growth_pair_learner on records.growth_pair (learner_id);
create index growth_pair_guide on records.growth_pair (guide_id);
alter table records.growth_pair enable row level security;
create policy of_both on records.growth_pair for select
  using (learner_id = (select records.acting()) or guide_id = (select records.acting()));
create policy taken_back on records.growth_pair for delete
  using (learner_id = (select records.acting()) or guide_id = (select records.acting()));

-- Makes the pair when both said yes, and tells the other. What the other said, whoever acts may not see; so this looks for them, and
-- what it does where they did not say yes is nothing, whatever the reason. Gives whom it told.
create function records.growth_agree(proposal uuid, member uuid, at timestamptz, says text) returns uuid
language plpgsql security definer set search_path = records, pg_temp as $$
declare
  today date := (at at time zone 'UTC')::date;
  other uuid;
begin
  if acting() is not null and acting() <> member then return null; end if;
  -- Two who say yes at once: the second waits here, and then sees the first.
  perform from growth_proposal where proposal_id = proposal for update;
  insert into growth_pair (pair_id, round, learner_id, guide_id, fit, began_on)
  select gen_random_uuid(), p.round, p.learner_id, p.guide_id, p.fit, today
  from growth_proposal p join growth_round r using (round)
    join growth_wish w on w.member_id = p.learner_id join growth_offer o on o.member_id = p.guide_id
  where p.proposal_id = proposal and member in (p.learner_id, p.guide_id)
    and today <= case when p.is_second then r.second_until else r.first_until end
    and (select count(*) from growth_answer a where a.proposal_id = p.proposal_id and a.is_yes) = 2
    and not exists (select from growth_avoid v
      where (v.member_id, v.avoided_id) in ((p.learner_id, p.guide_id), (p.guide_id, p.learner_id)))
    and not exists (select from member m where m.member_id in (p.learner_id, p.guide_id) and m.deactivated_at is not null)
  on conflict do nothing
  returning case when learner_id = member then guide_id else learner_id end into other;
  if other is not null then
    insert into notice (notice_id, member_id, says, acts, began_at, last_at, is_growing, leads_to)
    values (gen_random_uuid(), other, says, '{"growth.answer": 1}', at, at, false, '/growth/pairs');
  end if;
  return other;
end
$$;

-- Ends a pair of whoever acts, and tells the other. Gives whom it told.
create function records.growth_part(pair uuid, member uuid, at timestamptz, says text) returns uuid
language plpgsql security definer set search_path = records, pg_temp as $$
declare
  other uuid;
begin
  if acting() is not null and acting() <> member then return null; end if;
  update growth_pair set ended_on = (at at time zone 'UTC')::date
  where pair_id = pair and ended_on is null and member in (learner_id, guide_id)
  returning case when learner_id = member then guide_id else learner_id end into other;
  if other is not null then
    insert into notice (notice_id, member_id, says, acts, began_at, last_at, is_growing, leads_to)
    values (gen_random_uuid(), other, says, '{"growth.end": 1}', at, at, false, '/growth/pairs');
  end if;
  return other;
end
$$;
