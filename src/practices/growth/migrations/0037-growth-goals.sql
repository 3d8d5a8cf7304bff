-- A goal may have begun from a criterion of a framework, and says so to its owner when the day comes that they named.
alter table records.growth_goal
  add column criterion jsonb,                          -- {"ref", "framework", "topic", "level", "text"}, as it read then; null where it began from none
  add column reminded_for date;                        -- the day that its owner was reminded for: each day they name is said once

-- Progression frameworks that a team keeps, to read and to begin goals from. Their text is nobody's secret; what begins from it is.
create table records.growth_framework (
  name            text primary key,                    -- as criteria are named by: backend of backend:impact/2/1
  title           text not null,
  framework       jsonb not null,                      -- in our own form
  kept_on         date not null
);

-- A notice may lead to something that is no record: what is private to its reader. Of that it tells no more than the way.
alter table records.notice
  add column leads_to text,                            -- the address in the workspace, such as /growth/…; null where it leads nowhere, or to its record
  add check (leads_to is null or record_id is null);
create index notice_leads_to on records.notice (leads_to) where leads_to is not null;
