-- What every record has, whatever its kind.

-- Whoever took a record away may bring it back; it is kept for a while (src/records/sweep.ts).
alter table records.record add column removed_by uuid references records.member;
create index record_removed on records.record (removed_at, record_id) where removed_at is not null;

-- Words that records of any kind are gathered by: in small letters, each once, in the order of the alphabet.
alter table records.record add column tags text[] not null default '{}';
create index record_tags on records.record using gin (tags) where removed_at is null;

-- A kind sign that somebody gave to a record or to a comment. When is nobody's business, so it is not kept.
create table records.reaction (
  record_id       uuid not null references records.record,
  place_id        uuid not null,                       -- the comment, or the record itself
  member_id       uuid not null references records.member,
  reaction        text not null,
  primary key (record_id, place_id, member_id, reaction)
);

-- What somebody is still writing; nobody else's business.
create table records.draft (
  member_id       uuid not null references records.member,
  key             text not null,                       -- where it is written: decision:new
  text            text not null,
  based_on        integer,                             -- the version it began from; null where there is none yet
  at              timestamptz not null,                -- when it was last kept
  primary key (member_id, key)
);
create index draft_at on records.draft (at);

-- What a record of a kind may begin with: the team's own, beside those that come with the practices as files.
create table records.template (
  kind            text not null,
  name            text not null,                       -- in small letters
  says            text not null,                       -- what it is for
  body            text not null,                       -- Markdown
  version         integer not null,                    -- from 1; raised by each change
  updated_at      timestamptz not null,
  primary key (kind, name)
);

-- Pictures that texts show, made anew from what was sent: of the file they came in nothing is kept.
create table records.image (
  image_id        uuid primary key,
  owner_id        uuid references records.member,      -- who sent it, until a text shows it; null from then on
  added_on        date not null,                       -- no time: it would say who posted what
  type            text not null check (type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif')),
  width           integer not null,
  height          integer not null,                    -- of one frame
  sha256          bytea not null,
  bytes           bytea not null
);
-- They are compressed as they are.
alter table records.image alter column bytes set storage external;
create index image_owner on records.image (owner_id, added_on) where owner_id is not null;

-- Which record shows which picture, in its words of today or of before, or in a comment: whoever may read it may see them.
create table records.image_use (
  record_id       uuid not null references records.record,
  source_id       uuid not null,                       -- the comment that shows it, or the record itself
  image_id        uuid not null references records.image,
  primary key (record_id, source_id, image_id)
);
create index image_use_image on records.image_use (image_id);
