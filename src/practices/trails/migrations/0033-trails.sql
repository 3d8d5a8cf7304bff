-- The file of an editor that a trail came from, as it was when the record last said the same: what nobody edited is written back
-- byte for byte, and of what somebody edited only that differs.
create table records.trail_file (
  record_id       uuid primary key references records.record on delete cascade,
  source          text not null,                       -- the repository it lies in; '' for this machine's disk
  name            text not null,                       -- of what it was read from, for people
  path            text not null,                       -- from the top of the source
  base            text not null,                       -- the folder that was read, from the top; '' for all of it
  project         text not null,                       -- the folder that its steps name files from; '' for the top
  content         bytea not null,
  stops           text[] not null,                     -- the id of the stop that each step became
  version         integer not null,                    -- of the record, that says what the file says
  unique (source, path)
);
