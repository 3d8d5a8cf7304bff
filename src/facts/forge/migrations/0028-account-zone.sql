-- In which zone somebody works who has an account on a forge, as somebody said; all who may read numbers may read it.
create table forge.account_zone (
  account_key     text primary key,
  zone            text not null,
  said_at         timestamptz not null
);
