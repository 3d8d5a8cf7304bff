-- What was written without a name, until it appears: after hours that are drawn by lot, among others if there are others. Who wrote
-- it, and when, stands nowhere. The table is unlogged: neither the log of the database nor what is copied by it holds it. What is
-- paid for that: after a crash of PostgreSQL itself, what waited is gone.
create unlogged table records.held (
  held_id         uuid primary key,
  what            jsonb not null,
  due_at          timestamptz not null                 -- a full hour
);

-- All that waits is written anew, in an order drawn by lot, every few seconds, whether something came or not: so neither its place in
-- the table, nor the number of its transaction, nor that there was one, tells when it came. Truncating leaves no old rows behind, as
-- deleting would.
create function records.hold(new_whats jsonb[], new_dues timestamptz[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
  whats jsonb[];
  dues timestamptz[];
begin
  lock table records.held in access exclusive mode;
  select coalesce(array_agg(what), '{}'), coalesce(array_agg(due_at), '{}') into whats, dues from records.held;
  truncate records.held;
  insert into records.held
  select gen_random_uuid(), each.what, each.due_at
  from unnest(whats || new_whats, dues || new_dues) as each (what, due_at)
  order by random();
end
$$;

-- What is due by then, in an order drawn by lot; it waits no longer.
create function records.take_due(until timestamptz) returns setof jsonb
language plpgsql security definer set search_path = '' as $$
declare
  whats jsonb[];
  dues timestamptz[];
begin
  -- Most times nothing is, and nobody waits for that.
  if not exists (select from records.held where due_at <= until) then return; end if;
  lock table records.held in access exclusive mode;
  select coalesce(array_agg(what), '{}'), coalesce(array_agg(due_at), '{}') into whats, dues from records.held;
  truncate records.held;
  insert into records.held
  select gen_random_uuid(), each.what, each.due_at from unnest(whats, dues) as each (what, due_at)
  where each.due_at > until order by random();
  return query
  select each.what from unnest(whats, dues) as each (what, due_at) where each.due_at <= until order by random();
end
$$;

-- For the server alone; no verb does this.
revoke execute on function records.hold, records.take_due from public;
