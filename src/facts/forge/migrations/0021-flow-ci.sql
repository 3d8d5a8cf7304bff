-- Derived, made anew where what it hangs on changed: jobs of CI as whole numbers, a month in one value. insights/flow/ci/job.ts says
-- what stands in it. Not compressed: it is read whole with every question.
create table forge.flow_ci (
  repository_id   integer not null,
  month           integer not null,            -- year * 12 + month - 1 of a job's creation, in UTC; 0 where it has no time
  jobs            bytea not null,
  primary key (repository_id, month)
);
alter table forge.flow_ci alter column jobs set storage external;

create table forge.flow_ci_state (
  repository_id   integer primary key,
  made_from       text not null
);
