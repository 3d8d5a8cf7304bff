-- What could not be understood for a reason of ours is tried again later and later, and not at once.
alter table forge.delivery add column try_at timestamptz; -- null: whenever somebody looks
comment on column forge.delivery.source is 'github, gitlab, gitea';

-- Requests with who wrote them, where only the event that opened them tells: a delivery of GitLab knows no more than a number.
create view forge.request_told as
select r.repository_id, r.number, r.title,
  coalesce(r.author_id, (select e.actor_id from forge.request_event e
    where e.repository_id = r.repository_id and e.number = r.number and e.key = 'opened')) as author_id,
  r.state, r.is_draft, r.base, r.head, r.head_oid, r.merge_oid, r.opened_at, r.closed_at, r.merged_at, r.labels, r.milestone
from forge.request r;
