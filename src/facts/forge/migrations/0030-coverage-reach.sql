-- What was read whole of a request says nothing of what came later: at which version of it that was (0 of the repository as a whole).
alter table forge.coverage add column version bigint not null default 0;
-- Nobody kept it so far: what was read is taken as read of the request as it is now, or all of it would have to be read again.
update forge.coverage c set version = r.version from forge.request r where r.repository_id = c.repository_id and r.number = c.number;
alter table forge.coverage alter column version drop default;

-- `needs_version`: what was read of it at this version or a later one tells all that counts. An open request needs its last; of one
-- that ended, what came after its end no longer matters.
create or replace view forge.request_told as
select r.repository_id, r.number, r.title,
  coalesce(r.author_id, (select e.actor_id from forge.request_event e
    where e.repository_id = r.repository_id and e.number = r.number and e.key = 'opened')) as author_id,
  r.state, r.is_draft, r.base, r.head, r.head_oid, r.merge_oid, r.opened_at, r.closed_at, r.merged_at, r.labels, r.milestone,
  least(r.version, (extract(epoch from case r.state when 'merged' then r.merged_at when 'closed' then r.closed_at end) * 1000)::bigint)
    as needs_version
from forge.request r;
