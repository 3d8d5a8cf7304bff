-- How far a forge was read over its API: each kind by itself, so that one that fails keeps no other from it and is seen to have failed.
create table forge.sync (
  repository_id   integer not null,
  kind            text not null,               -- facts/forge/port.ts
  state           text not null check (state in ('waiting', 'reading', 'paused', 'done', 'failed')),
  cursor_at       bigint,                      -- by the forge's clock, milliseconds since 1970; null before the first page
  cursor_id       bigint,                      -- the last of those that bear this time
  read_count      integer not null,            -- in this sync, also before it was stopped and went on
  total           integer,                     -- to be read in it; null where nobody knows
  left_out        integer not null,            -- of those read: not understood, or not to be had whole
  requests        integer not null,            -- to the forge, in this sync
  remaining       integer,                     -- requests that it still grants, as it said last
  resumes_at      timestamptz,                 -- while it asked to wait
  problem_code    text,
  problem         text,
  hint            text,
  started_at      timestamptz,
  finished_at     timestamptz,
  primary key (repository_id, kind)
);

-- What has parts that are asked for one by one (jobs of a run, statuses of a deployment), and which version of it was read with them.
create table forge.sync_part (
  repository_id   integer not null,
  kind            text not null,               -- of the parts: jobs, deployment_statuses
  id              bigint not null,             -- of what they belong to
  version         bigint not null,
  primary key (repository_id, kind, id)
);
