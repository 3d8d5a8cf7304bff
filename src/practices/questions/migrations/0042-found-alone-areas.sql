-- Questions whose answer was found while they were written, by the part of the code they were about. As by topic: nobody's name, and no day.
create table records.found_alone_area (
  repository      text not null,
  area            text not null,               -- the first two folders; '' at the top
  month           date not null,
  found_count     integer not null,
  primary key (repository, area, month)
);
