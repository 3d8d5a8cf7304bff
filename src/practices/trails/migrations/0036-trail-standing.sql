-- Where the lines of stops are at the head of their repository, looked up when it was scanned: whoever lists trails waits for no git.
create table records.trail_standing (
  place           text primary key,                    -- a digest of the repository's name, path, lines and commit
  repository      text not null,                       -- as trails call it
  head            text not null,                       -- the commit that the answer is of
  answer          jsonb not null
);
create index on records.trail_standing (repository);
