/** A workspace with a great many records, whose words are drawn as language has them: the n-th comes about as often as 1/n. */
import type pg from 'pg'

/** Decisions of 100 words and twice as many comments of 20. Leaves `pg_temp.some_words` behind for its connection. */
export async function fillRecords(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(`
    create function pg_temp.some_words(seed integer, many integer) returns text language sql volatile as
      $$ select string_agg('w' || floor(exp(random() * ln(20000)))::integer, ' ') from generate_series(1, many + 0 * seed) $$;
    insert into records.record select gen_random_uuid(), 'decision', n, 'open', pg_temp.some_words(n, 5), pg_temp.some_words(n, 100),
      '{"options": [], "until": null}', null, 1, now() - n * interval '1 minute', now() - n * interval '1 minute', null
      from generate_series(1, ${count}) n;
    insert into records.comment select gen_random_uuid(), record_id, null, null, pg_temp.some_words(number, 20), 1, now(), now(), null
      from records.record, generate_series(1, 2);
    insert into records.words select record_id, record_id, kind, updated_at, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'C')
      from records.record;
    insert into records.words select record_id, comment_id, 'decision', created_at, setweight(to_tsvector('english', body), 'D') from records.comment`)
  await pool.query('vacuum analyze records.record, records.comment, records.words')
}
