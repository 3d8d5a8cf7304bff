-- A file that holds decisions, as it was when the records were last made from it, or when it was last written from them: what
-- nobody edited is written back byte for byte, and a change on one side is told from a change on both.
create table records.decision_file (
  file_id         uuid primary key,
  source          text not null,                       -- the repository it lies in, as the facts have it; '' for this machine's disk
  name            text not null,                       -- of what it was read from, for people
  path            text not null,                       -- from the top of the source
  base            text not null,                       -- the folder that was read, from the top; '' for all of it
  content         bytea not null,
  seen            bytea not null,                      -- SHA-256 of what was last read there; content may be ours since
  is_ours         boolean not null,                    -- written from a decision that was born here, and by nobody else since
  unique (source, path)
);

-- The decision in a file: one, but for formats that keep several in one.
create table records.decision_in_file (
  record_id       uuid primary key references records.record on delete cascade,
  file_id         uuid not null references records.decision_file,
  place           text not null,                       -- '/adrs/3' where there are several; else ''
  version         integer not null,                    -- of the record, that says what the file says
  unique (file_id, place) deferrable initially deferred
);

-- What was written into other folders, so that what somebody changed there since is not overwritten.
create table records.decision_copy (
  folder          text not null,
  path            text not null,
  digest          bytea not null,                      -- SHA-256
  primary key (folder, path)
);
