-- Of a title those words that English search passes over, such as who or other, as they are: a title may have no others.
create function records.usual_words(title text) returns tsvector language sql immutable as $$
  select ts_delete(to_tsvector('simple', title), coalesce(array_agg(word.lexeme), '{}'))
  from unnest(to_tsvector('simple', title)) word where to_tsvector('english', word.lexeme) <> ''
$$;

update records.words w
set search = w.search || setweight(records.usual_words(r.title), 'A')
from records.record r
where r.record_id = w.record_id and w.comment_id = w.record_id and records.usual_words(r.title) <> '';
