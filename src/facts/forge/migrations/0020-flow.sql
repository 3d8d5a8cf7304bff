-- How a team works, as far as its numbers hang on it: its hours, what counts as production, what its components are. 0 is the
-- workspace; what a repository says goes before it. insights/flow/settings.ts says what stands in it.
create table forge.flow_setting (
  repository_id   integer primary key,
  value           jsonb not null
);

-- What people said the data gets wrong; it holds for everyone, and the log says who said so, when and why.
create table forge.correction (
  repository_id   integer not null,
  correction_id   integer generated always as identity,
  subject         text not null,               -- request 12, deployment 345, job 678, queue …
  says            text not null,               -- what holds instead: insights/flow/corrections.ts
  value           text,
  because         text not null,
  said_by         uuid,                        -- member
  said_at         timestamptz not null,
  undone_by       uuid,
  undone_at       timestamptz,
  primary key (repository_id, correction_id)
);

-- ── derived: what the stages of a change come to, made anew where anything they hang on changed ────────────────────────

-- What it was made from, and how: the project's telling, the choices about accounts, settings and corrections.
create table forge.flow_state (
  repository_id   integer primary key,
  made_from       text not null,
  newest_at       timestamptz                  -- the last that is known to have happened: where windows end
);

create table forge.flow_change (
  repository_id   integer not null,
  number          integer not null,
  outcome         text not null check (outcome in ('open', 'merged', 'closed')),
  opened_at       timestamptz not null,
  ended_at        timestamptz,                 -- null while it is open
  author_id       integer,                     -- account that stands for all that are the same; counted, never shown
  size            integer,                     -- lines added and deleted; null where it was not told
  components      integer[] not null,          -- words
  elapsed         bigint[] not null,           -- of each stage in milliseconds, in the order of insights/flow/stages.ts; -1 where it has none
  working         bigint[] not null,           -- the same in the team's working time
  because         smallint[] not null,         -- why it has none; 0 where it has
  beside          bigint[] not null,           -- outside the sum: from the request for a review, and in the merge queue, elapsed and working; -1
  flags           integer not null,            -- insights/flow/row.ts
  primary key (repository_id, number)
);

-- Hours that changes waited, by stage, month and hour of the week: 168 of them, Monday 00:00 first.
create table forge.flow_hours (
  repository_id   integer not null,
  month           integer not null,            -- year * 12 + month - 1, in the team's zone
  stage           smallint not null,
  minutes         real[] not null,
  primary key (repository_id, month, stage)
);
