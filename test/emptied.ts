/**
 * Makes a database that a test has used like new, which takes a tenth of what making one does. Whether it is like new is
 * not believed but looked at: its shape must be that of the one that all are copies of.
 */
import type pg from 'pg'
import { wallsRole } from '#verbs/walls.ts'

export async function empty(pool: pg.Pool): Promise<void> {
  await pool.query(emptying)
}

/** All that a test may leave behind, as one short text: objects and who may use them, rows, numbers given out, statistics. */
export async function readShape(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ shape: string }>(shape)
  return rows[0]?.shape ?? ''
}

/** Objects of ours have numbers from here on; those below came with the server. */
const firstOid = 16_384

const emptying = `
do $$ declare names text; begin
  select string_agg(oid::regclass::text, ', ') into names from pg_class
    where oid >= ${firstOid} and relkind = 'r' and relname <> 'migration'
      and relnamespace <> 'pg_toast'::regnamespace and pg_relation_size(oid) > 0;
  if names is not null then execute 'truncate ' || names || ' cascade'; end if;
  perform setval(seqrelid, seqstart, false) from pg_sequence where pg_sequence_last_value(seqrelid) is not null;
  delete from pg_statistic where starelid >= ${firstOid};
  update pg_class set reltuples = -1, relpages = 0, relallvisible = 0
    where oid >= ${firstOid} and relkind = 'r' and reltuples <> -1 and relname <> 'migration';
  if exists (select from pg_shdepend join pg_database d on d.oid = dbid
    where d.datname = current_database() and refobjid = to_regrole('${wallsRole}'))
  then drop owned by ${wallsRole}; end if;
end $$`

const shape = `
with ours as (select * from pg_class where oid >= ${firstOid} and relnamespace <> 'pg_toast'::regnamespace),
  rights as (
    select oid, (select array_agg(a order by a::text) from unnest(coalesce(relacl, acldefault('r', relowner))) a) as acl from ours
  ),
  told(text) as (
    select concat_ws(' ', 'class', ours.oid, relname, relnamespace, relkind, relowner, acl, relpersistence, relrowsecurity,
      relforcerowsecurity, relhastriggers, reloptions) from ours join rights using (oid)
    union all select concat_ws(' ', 'rows', oid, reltuples, pg_relation_size(oid)) from ours where relkind = 'r' and relname <> 'migration'
    union all select concat_ws(' ', 'migration', md5(string_agg(name || digest, ' ' order by name))) from migration
    union all select concat_ws(' ', 'column', attrelid, attnum, attname, atttypid, attnotnull, atthasdef, attgenerated, attisdropped, attacl)
      from pg_attribute join ours on ours.oid = attrelid
    union all select concat_ws(' ', 'default', adrelid, adnum, md5(pg_get_expr(adbin, adrelid))) from pg_attrdef
    union all select concat_ws(' ', 'constraint', oid, conname, convalidated) from pg_constraint where oid >= ${firstOid}
    union all select concat_ws(' ', 'trigger', oid, tgname, tgenabled) from pg_trigger where oid >= ${firstOid}
    union all select concat_ws(' ', 'rule', oid, rulename, ev_enabled) from pg_rewrite where oid >= ${firstOid}
    union all select concat_ws(' ', 'policy', oid, polname, polroles, polcmd, md5(concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))))
      from pg_policy
    union all select concat_ws(' ', 'function', oid, proname, md5(prosrc), proacl) from pg_proc where oid >= ${firstOid}
    union all select concat_ws(' ', 'type', oid, typname, typacl) from pg_type where oid >= ${firstOid} and typtype <> 'c'
    union all select concat_ws(' ', 'schema', oid, nspname,
      (select array_agg(a order by a::text) from unnest(coalesce(nspacl, acldefault('n', nspowner))) a)) from pg_namespace where nspname !~ '^pg_(toast_)?temp'
    union all select concat_ws(' ', 'sequence', seqrelid, seqstart, pg_sequence_last_value(seqrelid)) from pg_sequence
    union all select concat_ws(' ', 'statistics', starelid, staattnum) from pg_statistic where starelid >= ${firstOid}
    union all select concat_ws(' ', 'large', oid) from pg_largeobject_metadata
    union all select concat_ws(' ', 'extension', extname) from pg_extension
    union all select concat_ws(' ', 'rights to come', defaclrole, defaclnamespace, defaclacl) from pg_default_acl
    union all select concat_ws(' ', 'setting', setrole, setconfig) from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())
    union all select concat_ws(' ', 'heard', evtname) from pg_event_trigger
  )
select md5(string_agg(text, chr(10) order by text)) as shape from told`
