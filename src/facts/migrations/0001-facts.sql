-- What happened, as integers. Rules (checked by test/catalogue.test.ts):
--   * every table about one repository carries repository_id first in its primary key and in every unique index,
--     so that a cluster can keep a repository's rows together;
--   * long text (paths, people, subjects) is stored once and referred to by integer;
--   * facts are never updated, only added; what is derived from them (life, rollups) may be rewritten.
-- Ids named *_id inside a repository are dense integers given by the scan. They are never shown and never compared
-- between two databases: anything a reader sees is ordered by content (path, object id, time).

create table repository (
  repository_id   integer generated always as identity primary key,
  source          text not null unique,        -- absolute path of the common git directory, or the URL without credentials
  name            text not null,               -- short, for people: the last part of the source
  object_format   text not null default 'sha1' check (object_format in ('sha1', 'sha256')),
  default_branch  text,                        -- short name; null while the repository has no commits
  wanted_branches text[] not null default '{}',-- names and patterns asked for beside the default branch
  partial         text[] not null default '{}',-- why the history is not whole: shallow, partial_clone, grafts
  shallow_edge    bytea,                       -- a digest of where a shallow clone ended; null where the history is whole
  people_digest   bytea,                       -- of the .mailmap the people were attributed with; null: attribute anew
  class_digest    bytea,                       -- of the .gitattributes the files were classed with
  kind_digest     bytea,                       -- of all that the team says about its commits; null: tell the kinds anew
  kind_words      text not null default '',    -- its .cairn/words
  rules_version   integer not null default 0,  -- the version of our own words (bots, kinds, paths) used for derived tables
  telling         integer not null default 0,  -- raised when people or kinds are told anew: answers that are kept go with one telling
  commit_count    integer not null default 0,  -- commits stored, reachable or not; the next commit_id
  attributed_count integer not null default 0, -- commits below this id have had their people attributed
  path_count      integer not null default 0,  -- the next path_id
  classed_count   integer not null default 0,  -- paths below this id have been classed by the team's attributes
  blob_count      integer not null default 0,  -- the next blob_id
  is_rolled       boolean not null default false, -- whether the rollups hold all that the branches do
  created_at      timestamptz not null default now(),
  scanned_at      timestamptz                  -- when the last whole scan ended
);

-- The branches chosen for a repository. `commits` is the set of commit ids reachable from its head: ids are topological
-- (parents below children), so the set is a handful of ranges whatever the history's size.
create table branch (
  repository_id   integer not null,
  branch_id       integer not null,
  name            text not null,
  head            bytea not null,
  head_commit_id  integer not null,
  is_default      boolean not null,
  commits         int4multirange not null,
  first_parent    int4multirange not null,     -- the commits on its first-parent line
  tree_read       bytea,                       -- the head whose files were last measured
  seen_at         timestamptz not null default now(),
  primary key (repository_id, branch_id),
  unique (repository_id, name)
);

-- A name and an e-mail exactly as some commit claims them. Global and small.
create table identity (
  identity_id     integer generated always as identity primary key,
  key             bytea not null unique,       -- sha-256 of name NUL e-mail, raw bytes
  name            text not null,               -- decoded leniently; raw holds the bytes where that lost something
  email           text not null,
  raw             bytea
);

-- Whom we take an identity to be. Keyed by lower-case e-mail (or the identity itself where it has none).
create table person (
  person_id       integer generated always as identity primary key,
  key             text not null unique
);

-- Identity to person, per repository: what a .mailmap or a name says holds for its own repository only.
create table attribution (
  repository_id   integer not null,
  identity_id     integer not null,
  person_id       integer not null,
  because         text not null check (because in ('email', 'mailmap', 'hand', 'forge')),
  name            text not null,               -- the person's, in this repository: by .mailmap, else the most used
  email           text not null,
  kind            text not null check (kind in ('human', 'bot')), -- the person's
  kind_because    text not null,               -- the rule that said so, in words; '' for people
  mapped_name     text,                        -- what .mailmap makes of the identity; both null where it says nothing
  mapped_email    text,
  commits         integer not null,            -- by this author, on the default branch: which name is used most
  primary key (repository_id, identity_id)
);
create index attribution_person on attribution (repository_id, person_id);

-- What people said about people, by hand; the newest word wins, and undone_at takes it back. `same`: other_email is whom
-- `email` is. `apart`: `email` stands alone, whatever .mailmap and earlier words say. `bot`, `human`: what whoever carries
-- `email` is. Each is a mark: a lower-case e-mail, or one spelling as `Name <e-mail>` where the e-mail tells nobody apart
-- (facts/people/choices.ts).
create table person_choice (
  person_choice_id integer generated always as identity primary key,
  kind            text not null check (kind in ('same', 'apart', 'bot', 'human')),
  email           text not null,
  other_email     text,
  said_at         timestamptz not null default now(),
  undone_at       timestamptz
);

create table path (
  repository_id   integer not null,
  path_id         integer not null,
  path            text not null,
  raw             bytea,                       -- the bytes, where they are not UTF-8
  class           text not null,               -- facts/words/classes.ts: source, test, docs, config, generated, vendored, lock, binary
  primary key (repository_id, path_id)
);
create index path_text on path using hash (path);

create table commit (
  repository_id   integer not null,
  commit_id       integer not null,            -- topological: above every parent
  oid             bytea not null,
  author_id       integer not null,            -- identity
  committer_id    integer not null,            -- identity
  authored_at     timestamptz,                 -- null where the commit's date is nonsense
  committed_at    timestamptz,
  author_zone     smallint,                    -- minutes east of UTC; null where not valid
  moment          bigint not null,             -- git's corrected commit date: seconds, above every parent's
  month           integer not null,            -- of committed_at (else of moment) in UTC: year * 12 + month - 1
  parents         smallint not null,           -- how many
  files           integer not null,            -- paths changed; 0 for merges
  kind            smallint not null,           -- facts/words/kinds.ts: feature, fix, docs, test, ...
  flags           integer not null,            -- facts/words/flags.ts, a bit set; it and kind are told anew when the words change
  primary key (repository_id, commit_id)
);
create index commit_oid on commit (repository_id, oid);
create index commit_at on commit (repository_id, committed_at);

create table message (
  repository_id   integer not null,
  commit_id       integer not null,
  subject         text not null,               -- first paragraph on one line, at most 1,000 characters; git has the rest
  primary key (repository_id, commit_id)
);

create table parent (
  repository_id   integer not null,
  commit_id       integer not null,
  position        smallint not null,           -- 0 is the first parent
  parent_id       integer not null,
  primary key (repository_id, commit_id, position)
);

create table token (
  token_id        integer generated always as identity primary key,
  token           text not null unique         -- lower case: co-authored-by
);

create table trailer (
  repository_id   integer not null,
  commit_id       integer not null,
  position        smallint not null,
  token_id        integer not null,
  identity_id     integer,                     -- where the value names a person
  value           text,                        -- where it does not
  primary key (repository_id, commit_id, position)
);

-- Issue keys, change requests and commits that a message speaks of.
create table reference (
  repository_id   integer not null,
  commit_id       integer not null,
  position        smallint not null,
  kind            text not null check (kind in ('mentions', 'closes', 'fixes', 'reverts', 'fixup', 'request')),
  key             text not null,               -- #12, ABC-12, owner/name#12, or an object id for reverts; !12 for a request
  primary key (repository_id, commit_id, position)
);
create index reference_key on reference (repository_id, key);

create table change (
  repository_id   integer not null,
  commit_id       integer not null,
  path_id         integer not null,            -- the path of the time
  old_path_id     integer,                     -- where it was renamed from
  status          "char" not null,             -- A M D R T as git says
  primary key (repository_id, commit_id, path_id)
);
create index change_path on change (repository_id, path_id, commit_id);
create index change_renamed on change (repository_id, commit_id) where status = 'R';

-- Lines of a change, as git counts them; null for a binary file. Written by the second pass.
create table change_lines (
  repository_id   integer not null,
  commit_id       integer not null,
  path_id         integer not null,
  added           integer,
  deleted         integer,
  primary key (repository_id, commit_id, path_id)
);

-- Commits whose lines are counted, per contiguous run of ids: the second pass's checkpoint.
create table lines_done (
  repository_id   integer not null,
  commits         int4range not null,
  primary key (repository_id, commits)
);

-- What could not be read: named, counted, never silently dropped.
create table skipped (
  repository_id   integer not null,
  pass            text not null check (pass in ('shape', 'lines', 'complexity', 'tags', 'people')),
  subject         text not null,               -- an object id, a path or a ref
  code            text not null,
  detail          text not null default '',
  primary key (repository_id, pass, subject, code)
);

create table tag (
  repository_id   integer not null,
  tag_id          integer not null,
  name            text not null,
  commit_id       integer not null,
  tagged_at       timestamptz,
  version         integer[],                   -- {1, 20, 3}; null where the name is not a version
  prerelease      text,                        -- rc1, beta.2; null for a final release
  component       text not null default '',    -- what stands before the version: "server" of server/v1.2
  first_in        int4multirange not null,     -- commits in no earlier final release of the component; empty for others
  primary key (repository_id, tag_id),
  unique (repository_id, name)
);

-- A file's content at some head: measured once per content and kind of name, for a name decides how it is read.
create table blob (
  repository_id   integer not null,
  blob_id         integer not null,
  oid             bytea not null,
  read_as         text not null,               -- the language its name says; '' where the name says none
  size            bigint not null,
  lines           integer,                     -- null for binary
  language        text,                        -- null where we know none
  how             text not null check (how in ('parsed', 'indentation', 'binary', 'too_large', 'failed', 'link', 'submodule')),
  cyclomatic      integer,                     -- sum over functions and top level; null unless parsed
  cognitive       integer,
  nesting_max     integer,
  indentation     integer,                     -- sum of indentation levels over lines (Hindle 2008)
  functions       integer not null default 0,
  primary key (repository_id, blob_id),
  unique (repository_id, oid, read_as)
);

create table code_function (
  repository_id   integer not null,
  blob_id         integer not null,
  position        integer not null,
  name            text not null,               -- with what it stands in: Class.method
  start_line      integer not null,            -- 1-based
  end_line        integer not null,
  cyclomatic      integer not null,
  cognitive       integer not null,
  nesting_max     integer not null,
  parameters      integer not null,
  primary key (repository_id, blob_id, position)
);

-- The files at a branch's head. Until their content is measured, blob_id is null.
create table head_file (
  repository_id   integer not null,
  branch_id       integer not null,
  path_id         integer not null,
  blob_id         integer,
  primary key (repository_id, branch_id, path_id)
);

-- ── derived: may be rewritten by any scan ──────────────────────────────────────────────────────────────────────────

-- A file is a chain of paths joined by renames. Most paths live one life, as themselves, and have a file of the same id
-- (file_id = path_id of the final path). Only the others are listed: from `since` on (a moment, see commit.moment),
-- changes to path_id belong to file_id, below `until` (moments: seconds, see commit.moment).
create table life (
  repository_id   integer not null,
  branch_id       integer not null,            -- a rename on one branch is none on another
  path_id         integer not null,
  since           bigint not null,             -- inclusive
  until           bigint not null,             -- exclusive
  file_id         integer not null,
  primary key (repository_id, branch_id, path_id, since)
);
create index life_file on life (repository_id, branch_id, file_id);

-- The commit of the default branch's first-parent line that brought a commit in: its merge. Commits on that line brought
-- themselves in and are not listed.
create table landing (
  repository_id   integer not null,
  commit_id       integer not null,
  landed_id       integer not null,
  primary key (repository_id, commit_id)
);

-- One row per path ever seen that is a file's final path.
create table file (
  repository_id   integer not null,
  file_id         integer not null,            -- = path_id of its final path
  at_head         boolean not null,            -- of the default branch
  first_at        timestamptz,
  last_at         timestamptz,
  first_author_id integer,                     -- identity of the file's first change; null where that is unknown
  first_moment    bigint,                      -- of that change
  primary key (repository_id, file_id)
);

-- Default branch, no merges. plain = changes that are none of bulk, format-only or by a bot.
create table file_month (
  repository_id   integer not null,
  file_id         integer not null,
  month           integer not null,
  revisions       integer not null,
  plain           integer not null,
  bulk            integer not null,
  format_only     integer not null,
  bot             integer not null,
  fixes           integer not null,
  added           bigint not null,
  deleted         bigint not null,
  uncounted       integer not null,            -- revisions without lines: of a binary file, or not counted
  primary key (repository_id, file_id, month)
);

create table file_author (
  repository_id   integer not null,
  file_id         integer not null,
  identity_id     integer not null,
  changes         integer not null,            -- in commits of at most 50 paths
  bulk_changes    integer not null,
  added           bigint not null,
  deleted         bigint not null,
  first_at        timestamptz,
  last_at         timestamptz,
  primary key (repository_id, file_id, identity_id)
);

create table file_pair (
  repository_id   integer not null,
  file_a          integer not null,            -- the smaller id
  file_b          integer not null,
  shared          integer not null,            -- commits of at most 50 paths that touch both
  primary key (repository_id, file_a, file_b)
);
create index file_pair_b on file_pair (repository_id, file_b);

create table repository_month (
  repository_id   integer not null,
  month           integer not null,
  kind            smallint not null,
  commits         integer not null,
  merges          integer not null,
  files           bigint not null,
  added           bigint not null,
  deleted         bigint not null,
  primary key (repository_id, month, kind)
);

-- What ties repositories together: an issue key, or one person's day; by person and UTC day, so that windows, bots and one
-- hand can be told. Read only by coupling across repositories. No merges.
create table cross_touch (
  repository_id   integer not null,
  how             text not null check (how in ('key', 'author_day')),
  key             text not null,               -- of an author's day: person and day
  person_id       integer not null,
  day             date not null,               -- -infinity where the commits' dates are nonsense
  is_bot          boolean not null,            -- the person, in this repository
  commits         integer not null,            -- of at most 50 paths, as are those below
  plain           integer not null,            -- at most 30 paths, and not format-only
  wide            integer not null,            -- more than 30 paths
  format_only     integer not null,
  keyless         integer not null,            -- of an author's day: naming no key; else 0
  bulk            integer not null,            -- more than 50 paths: these couple nothing
  primary key (repository_id, how, key, person_id, day)
);
create index cross_touch_key on cross_touch (how, key);

-- Answers too dear to compute on arrival, written by the scan that changed their facts.
create table reading (
  repository_id   integer not null,
  name            text not null,
  value           jsonb not null,
  primary key (repository_id, name)
);
