-- What was said about a record elsewhere than in a comment, as people read it: null where the record or a comment has it.
alter table records.words add column text text;

insert into records.words (record_id, comment_id, kind, at, search, text)
select record_id, voice_id, r.kind, coalesce(v.answered_at, v.said_at),
  setweight(to_tsvector('english', said.text), 'D'), said.text
from records.voice v join records.record r using (record_id),
  lateral (select concat_ws(E'\n\n', nullif(v.words, ''), v.answer) as text) said
where said.text <> '';
