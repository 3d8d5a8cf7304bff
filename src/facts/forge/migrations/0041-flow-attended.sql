-- The flow is made from what a forge told until then (project.telling), and from all else (made_from).
alter table forge.flow_state add column telling integer not null default 0;
alter table forge.flow_ci_state add column telling integer not null default 0;

-- Until when somebody makes the flow anew behind what forges send: meanwhile what is kept may be shown. One row, or none.
create table forge.flow_attended (
  only_one        boolean primary key default true check (only_one),
  until           timestamptz not null
);
