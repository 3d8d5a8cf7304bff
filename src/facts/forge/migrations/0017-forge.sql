-- What forges and CI tell: change requests with all that happened to them, runs and jobs, deployments, releases, issues, incidents.
-- Apart from what git tells: a history that is read anew leaves it alone, for what a forge told once it may not tell again.
--
-- Rules, beside those of facts/migrations/0001-facts.sql:
--   * every row is what was seen last of one thing, whatever the order in which it was seen: `version` is the forge's own time of
--     its last change (milliseconds since 1970), and of two that say the same time the greater `digest` of their contents holds;
--   * nothing that people said is kept: who, when and what kind of thing, and never the words of a comment;
--   * a time that is no time is null. Unknown is never nought.
create schema forge;

-- Which project of which forge a repository is.
create table forge.project (
  repository_id   integer primary key,
  forge           text not null check (forge in ('github', 'gitlab', 'gitea')),
  host            text not null,               -- github.com
  path            text not null,               -- owner/name, as it was last called
  external_id     bigint,                      -- the forge's own number for it; null where it was not told
  telling         integer not null default 0   -- raised with every write: what is derived goes with one telling
);
create index project_path on forge.project (host, lower(path));

-- Somebody or something that acts on a forge.
create table forge.account (
  account_id      integer generated always as identity primary key,
  key             text not null unique,        -- host#number; host@login where the forge gave no number
  host            text not null,
  login           text not null,               -- as it was last seen
  type            text not null check (type in ('user', 'bot', 'organization', 'unknown')),
  version         bigint not null,
  digest          bigint not null
);
create index account_login on forge.account (host, lower(login));

-- E-mail addresses that commits of an account carry: what joins it with the people of the history.
create table forge.account_email (
  account_id      integer not null,
  email           text not null,               -- lower case
  primary key (account_id, email)
);

-- What people said an account is, by hand; the newest word wins, and undone_at takes it back.
create table forge.account_choice (
  account_choice_id integer generated always as identity primary key,
  account_key     text not null,
  kind            text not null check (kind in ('bot', 'human')),
  because         text not null default '',
  said_at         timestamptz not null,
  undone_at       timestamptz
);

-- Names that recur: of workflows, jobs, branches, runners, test cases.
create table forge.word (
  repository_id   integer not null,
  word_id         integer generated always as identity,
  word            text not null,
  primary key (repository_id, word_id),
  unique (repository_id, word)
);

create table forge.request (
  repository_id   integer not null,
  number          integer not null,
  title           text not null,
  author_id       integer,                     -- account; null where it is gone
  state           text not null check (state in ('open', 'closed', 'merged')),
  is_draft        boolean,                     -- null where the forge does not say
  base            text,                        -- branch it goes into
  head            text,                        -- branch it comes from
  head_oid        bytea,
  merge_oid       bytea,                       -- the commit that brought it in
  opened_at       timestamptz,
  closed_at       timestamptz,
  merged_at       timestamptz,
  labels          text[] not null,
  milestone       text,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, number)
);

-- What only a request asked for by itself tells: how large it is, and how many of what there are.
create table forge.request_size (
  repository_id   integer not null,
  number          integer not null,
  commits         integer,
  comments        integer,
  review_comments integer,
  added           integer,
  deleted         integer,
  files           integer,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, number)
);

-- Paths that a request changes; at most 300 of them.
create table forge.request_path (
  repository_id   integer not null,
  number          integer not null,
  word_id         integer not null,
  primary key (repository_id, number, word_id)
);

create table forge.request_event (
  repository_id   integer not null,
  number          integer not null,
  key             text not null,               -- the same whichever way it was heard of: review:123, ready:2026-01-05T09:00:00Z
  kind            smallint not null,           -- facts/forge/event-kinds.ts
  at              timestamptz not null,
  actor_id        integer,                     -- account; null where it is gone or was not told
  subject_id      integer,                     -- account: whose review is asked for
  verdict         text check (verdict in ('approved', 'changes_requested', 'commented', 'dismissed')), -- of reviews
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, number, key)
);

create table forge.request_commit (
  repository_id   integer not null,
  number          integer not null,
  oid             bytea not null,
  authored_at     timestamptz,
  committed_at    timestamptz,
  author_id       integer,                     -- account; null where the forge knows none
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, number, oid)
);

-- What was read whole: that there is nothing of it means that nothing happened.
create table forge.coverage (
  repository_id   integer not null,
  kind            text not null check (kind in ('reviews', 'review_comments', 'comments', 'commits', 'events', 'paths',
                    'requests', 'runs', 'jobs', 'deployments', 'deployment_statuses', 'releases', 'issues', 'incidents', 'tests')),
  number          integer not null,            -- of the request; 0 of the repository
  primary key (repository_id, kind, number)
);

create table forge.run (
  repository_id   integer not null,
  run_id          bigint not null,
  attempt         smallint not null,           -- from 1
  workflow_id     integer,                     -- word
  trigger_id      integer,                     -- word: push, pull_request, schedule
  branch_id       integer,                     -- word
  oid             bytea,
  status          text not null,               -- as the forge says it, lower case: queued, in_progress, completed
  conclusion      text,                        -- success, failure, cancelled, skipped …; null while it runs
  created_at      timestamptz,
  started_at      timestamptz,                 -- of this attempt
  ended_at        timestamptz,
  request_number  integer,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, run_id, attempt)
);

create table forge.job (
  repository_id   integer not null,
  job_id          bigint not null,
  run_id          bigint not null,
  attempt         smallint not null,
  workflow_id     integer,                     -- word; null where the job does not say
  name_id         integer,                     -- word
  oid             bytea,                       -- the commit; null where the job does not say
  queue_id        integer,                     -- word: the labels of the runners it waits for, or the runner's group
  status          text not null,
  conclusion      text,
  created_at      timestamptz,
  started_at      timestamptz,
  ended_at        timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, job_id)
);
create index job_run on forge.job (repository_id, run_id, attempt);

create table forge.deployment (
  repository_id   integer not null,
  deployment_id   bigint not null,
  environment     text not null,
  component       text,                        -- the service, where the source names one
  oid             bytea,
  ref             text,
  task            text,
  is_production   boolean,                     -- where the forge says so
  created_at      timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, deployment_id)
);

create table forge.deployment_status (
  repository_id   integer not null,
  deployment_id   bigint not null,
  status_id       bigint not null,
  state           text not null,               -- success, failure, error, inactive, in_progress, queued, pending …
  at              timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, deployment_id, status_id)
);

create table forge.release (
  repository_id   integer not null,
  release_id      bigint not null,
  tag             text not null,
  is_draft        boolean not null,
  is_prerelease   boolean not null,
  created_at      timestamptz,
  published_at    timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, release_id)
);

create table forge.issue (
  repository_id   integer not null,
  number          integer not null,
  title           text not null,
  author_id       integer,
  state           text not null check (state in ('open', 'closed')),
  labels          text[] not null,
  milestone       text,
  created_at      timestamptz,
  closed_at       timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, number)
);

create table forge.incident (
  repository_id   integer not null,
  key             text not null,               -- the source's own id
  service         text,
  environment     text,
  opened_at       timestamptz,
  resolved_at     timestamptz,
  version         bigint not null,
  digest          bigint not null,
  primary key (repository_id, key)
);

-- One case of one test report.
create table forge.test_case (
  repository_id   integer not null,
  report          bigint not null,             -- of the report's contents
  position        integer not null,
  name_id         integer not null,            -- word: suite and case
  outcome         text not null check (outcome in ('passed', 'failed', 'error', 'skipped')),
  ms              integer,
  at              timestamptz,
  oid             bytea,                       -- the commit that was tested, where it is known
  primary key (repository_id, report, position)
);
