-- What code a record's own words name: files, folders and patterns, so that what governs a file is found without reading all texts.
-- Comments are not among them: to talk about a file is not to decide about it.
create table records.place (
  record_id       uuid not null references records.record,
  path            text not null,                       -- as git writes it: no slash at either end
  repository      text not null,                       -- as the text calls it; '' where it names none
  is_pattern      boolean not null,                    -- src/**/*.ts
  primary key (record_id, path, repository)
);
create index place_path on records.place (path text_pattern_ops);
create index place_pattern on records.place (path, repository) where is_pattern;
